/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client.h"

G_BEGIN_DECLS

/* What the tests of PingOne's platform need besides. */

#define ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define TOKEN "/" ENVIRONMENT "/as/token"
#define GRANT "grant_type=client_credentials"
#define CLIENT "00000000-0000-4000-8000-000000000002"
#define USER "00000000-0000-4000-8000-000000000003"
/* CLIENT and its documented secret. */
#define BASIC                                                                              \
  FORM "Authorization: Basic MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAyOnJlaGVhcnNh" \
       "bC1jbGllbnQtc2VjcmV0\r\n"
#define SENDERS "notificationsSettings/phoneDeliverySettings"
#define SETTINGS "notificationsSettings"
#define JSON_TYPE "Content-Type: application/json\r\n"

#define REQUEST(channel, flow)                                                                \
  "{\"deliveryMethod\":\"" channel "\",\"method\":\"POST\",\"url\":"                          \
  "\"https://studio.twilio.com/v2/Flows/FW0000000000000000000000000000000" flow "/Executions" \
  "\",\"headers\":{\"content-type\":\"application/x-www-form-urlencoded\"},\"body\":"         \
  "\"From=${from}&To=${to}&Parameters=${message}\",\"phoneNumberFormat\":\"FULL\"}"
#define REQUESTS "\"requests\":[" REQUEST ("SMS", "1") "," REQUEST ("VOICE", "2") "]"
#define AUTHENTICATION                                     \
  "\"authentication\":{\"method\":\"BASIC\",\"username\":" \
  "\"AC00000000000000000000000000000000\",\"password\":\"00000000000000000000000000000000\"}"
#define NUMBERS                                                                           \
  "\"numbers\":[{\"number\":\"+14155550101\",\"type\":\"PHONE_NUMBER\",\"capabilities\":" \
  "[\"SMS\",\"VOICE\"],\"selected\":true,\"available\":true}]"
#define MEMBERS(name) \
  "\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"" name "\"," AUTHENTICATION "," REQUESTS
#define SENDER(name) "{" MEMBERS (name) "," NUMBERS "}"

/* A header with a new token of the default application. */
char *pingone_sign_in (SenderRehearsal *rehearsal);
/* A request about the default environment; @body (nullable) is JSON. */
Answer *pingone_ask (SenderRehearsal *rehearsal,
                     const char      *bearer,
                     const char      *method,
                     const char      *path,
                     const char      *body);
/* 400 with an entry of that code for that member. */
void pingone_assert_detail (Answer     *answer,
                            const char *code,
                            const char *target);
/* Creates a sender; its id. */
char *pingone_create (SenderRehearsal *rehearsal,
                      const char      *bearer,
                      const char      *body);
/* The default environment as the control interface shows it. */
SenderJson *pingone_look (SenderRehearsal *rehearsal);

G_END_DECLS
