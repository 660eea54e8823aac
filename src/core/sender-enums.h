/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Every enumeration of the records. Nicks are the words of the document, of paths and of JSON.
 * Values start at 0 without holes, so an enum property binds to a list's selected position.
 * UNKNOWN keeps what a newer service sends: read, shown, written back, never offered.
 */

typedef enum
{
  SENDER_PROVIDER_KIND_PING,
  SENDER_PROVIDER_KIND_CUSTOM_SERVER,
  SENDER_PROVIDER_KIND_CUSTOM_PROVIDER,
  SENDER_PROVIDER_KIND_UNKNOWN,
} SenderProviderKind;

typedef enum
{
  SENDER_AUTHORIZATION_KIND_BASIC,
  SENDER_AUTHORIZATION_KIND_BEARER,
  SENDER_AUTHORIZATION_KIND_OAUTH2,
  SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER,
  SENDER_AUTHORIZATION_KIND_UNKNOWN,
} SenderAuthorizationKind;

typedef enum
{
  SENDER_GRANT_CLIENT_CREDENTIALS,
  SENDER_GRANT_JWT_BEARER,
  SENDER_GRANT_UNKNOWN,
} SenderGrant;

typedef enum
{
  SENDER_NUMBER_TYPE_STANDARD,
  SENDER_NUMBER_TYPE_TOLL_FREE,
  SENDER_NUMBER_TYPE_SHORT_CODE,
  SENDER_NUMBER_TYPE_UNKNOWN,
} SenderNumberType;

typedef enum
{
  SENDER_CHANNEL_SMS,
  SENDER_CHANNEL_VOICE,
  SENDER_CHANNEL_UNKNOWN,
} SenderChannel;

typedef enum
{
  SENDER_HTTP_METHOD_POST,
  SENDER_HTTP_METHOD_GET,
  SENDER_HTTP_METHOD_UNKNOWN,
} SenderHttpMethod;

typedef enum
{
  SENDER_BODY_FORMAT_FORM,
  SENDER_BODY_FORMAT_RAW,
} SenderBodyFormat;

typedef enum
{
  SENDER_NUMBER_FORMAT_FULL,
  SENDER_NUMBER_FORMAT_DIGITS,
  SENDER_NUMBER_FORMAT_UNKNOWN,
} SenderNumberFormat;

typedef enum
{
  SENDER_REGION_NA,
  SENDER_REGION_EU,
  SENDER_REGION_CA,
  SENDER_REGION_AP,
  SENDER_REGION_AU,
  SENDER_REGION_SG,
} SenderRegion;

typedef enum
{
  SENDER_CLIENT_AUTHENTICATION_BASIC,
  SENDER_CLIENT_AUTHENTICATION_POST,
} SenderClientAuthentication;

typedef enum
{
  SENDER_SEVERITY_ERROR,
  SENDER_SEVERITY_WARNING,
  SENDER_SEVERITY_INFO,
} SenderSeverity;

/* What is known of a configuration's secret, from the outside. */
typedef enum
{
  SENDER_SECRET_STATE_UNKNOWN,
  SENDER_SECRET_STATE_PRESENT,
  SENDER_SECRET_STATE_MISSING,
} SenderSecretState;

/* How far a configuration has come. */
typedef enum
{
  SENDER_CONFIG_STATE_DRAFT,
  SENDER_CONFIG_STATE_SAVED,
  SENDER_CONFIG_STATE_PUBLISHED,
  SENDER_CONFIG_STATE_DRIFTED,
} SenderConfigState;

/* What became of the file of an open configuration since it was read or saved. */
typedef enum
{
  SENDER_DISK_STATE_SAME,
  SENDER_DISK_STATE_GONE,
  SENDER_DISK_STATE_CHANGED,
  SENDER_DISK_STATE_DAMAGED,
  SENDER_DISK_STATE_NEWER,
} SenderDiskState;

/* The only words ever shown for a dispatch. */
typedef enum
{
  SENDER_DISPATCH_STATE_NOT_SENT,
  SENDER_DISPATCH_STATE_ACCEPTED,
  SENDER_DISPATCH_STATE_RUNNING,
  SENDER_DISPATCH_STATE_DELIVERED,
  SENDER_DISPATCH_STATE_UNDELIVERED,
  SENDER_DISPATCH_STATE_NO_MESSAGE,
  SENDER_DISPATCH_STATE_UNKNOWN,
} SenderDispatchState;

#define SENDER_TYPE_PROVIDER_KIND (sender_provider_kind_get_type ())
#define SENDER_TYPE_AUTHORIZATION_KIND (sender_authorization_kind_get_type ())
#define SENDER_TYPE_GRANT (sender_grant_get_type ())
#define SENDER_TYPE_NUMBER_TYPE (sender_number_type_get_type ())
#define SENDER_TYPE_CHANNEL (sender_channel_get_type ())
#define SENDER_TYPE_HTTP_METHOD (sender_http_method_get_type ())
#define SENDER_TYPE_BODY_FORMAT (sender_body_format_get_type ())
#define SENDER_TYPE_NUMBER_FORMAT (sender_number_format_get_type ())
#define SENDER_TYPE_REGION (sender_region_get_type ())
#define SENDER_TYPE_CLIENT_AUTHENTICATION (sender_client_authentication_get_type ())
#define SENDER_TYPE_SEVERITY (sender_severity_get_type ())
#define SENDER_TYPE_SECRET_STATE (sender_secret_state_get_type ())
#define SENDER_TYPE_CONFIG_STATE (sender_config_state_get_type ())
#define SENDER_TYPE_DISK_STATE (sender_disk_state_get_type ())
#define SENDER_TYPE_DISPATCH_STATE (sender_dispatch_state_get_type ())

GType sender_provider_kind_get_type (void);
GType sender_authorization_kind_get_type (void);
GType sender_grant_get_type (void);
GType sender_number_type_get_type (void);
GType sender_channel_get_type (void);
GType sender_http_method_get_type (void);
GType sender_body_format_get_type (void);
GType sender_number_format_get_type (void);
GType sender_region_get_type (void);
GType sender_client_authentication_get_type (void);
GType sender_severity_get_type (void);
GType sender_secret_state_get_type (void);
GType sender_config_state_get_type (void);
GType sender_disk_state_get_type (void);
GType sender_dispatch_state_get_type (void);

const char *sender_enum_get_nick (GType type,
                                  int   value);
gboolean    sender_enum_from_nick (GType       type,
                                   const char *nick,
                                   int        *value);
char       *sender_enum_list_nicks (GType type);

const char *sender_channel_get_name (SenderChannel channel);
const char *sender_channel_get_label (SenderChannel channel);

G_END_DECLS
