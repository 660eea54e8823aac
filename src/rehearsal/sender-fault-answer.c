/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fault-answer.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"

#include <string.h>

/* Unpacked, 110 MB: over any cap a client may have. */
#define BOMB_BLOCK (1024 * 1024)
#define BOMB_BLOCKS 110

typedef void (*ApplyFunc) (SenderVisit     *visit,
                           SenderFaultRule *fault,
                           SenderServing   *delivery);

/* What the vendor says with a status (reference: Twilio, section 7.2). */
static const struct
{
  guint       status;
  int         code;
  const char *message;
} vendor_errors[] = {
  { 400, 20001, "Invalid parameter" },
  { 401, 20003, "Authenticate" },
  { 403, 20403, "Forbidden" },
  { 404, 20404, "The requested resource was not found" },
  { 405, 20004, "Method not allowed" },
  { 422, 20422, "Unprocessable Entity" },
  { 426, 20426, "Upgrade Required" },
  { 429, 20429, "Too Many Requests" },
  { 500, 20500, "Internal Server Error" },
  { 503, 20503, "Service Unavailable" },
};

static void
take_reply (SenderVisit   *visit,
            SenderServing *delivery)
{
  g_clear_pointer (&delivery->bytes, g_bytes_unref);
  delivery->bytes = sender_visit_dup_reply (visit, FALSE);
  delivery->status = visit->status;
}

static void
put_headers (SenderVisit *visit,
             SenderJson  *headers)
{
  for (guint i = 0; headers != NULL && i < sender_json_get_length (headers); i++)
    {
      const char *value = sender_json_get_text (sender_json_get_element (headers, i));

      soup_message_headers_replace (visit->reply_headers, sender_json_get_name (headers, i), value);
    }
}

static void
reply_vendor_error (SenderVisit     *visit,
                    SenderFaultRule *fault,
                    guint            status)
{
  int         code = 20000 + (int) status;
  const char *message = soup_status_get_phrase (status);
  const char *given = sender_json_get_string_member (fault->json, "message");

  for (guint i = 0; i < G_N_ELEMENTS (vendor_errors); i++)
    if (vendor_errors[i].status == status)
      {
        code = vendor_errors[i].code;
        message = vendor_errors[i].message;
      }
  sender_visit_refuse (visit, status, (int) sender_read_int (fault->json, "code", code),
                       given != NULL ? given : message, NULL);
}

static void
apply_status (SenderVisit     *visit,
              SenderFaultRule *fault,
              SenderServing   *delivery)
{
  guint         status = (guint) CLAMP (sender_read_int (fault->json, "status", 500), 100, 599);
  const char   *body = sender_json_get_string_member (fault->json, "body");
  SenderService behind = sender_service_get_behind (visit->service);
  gint64        retry = sender_read_int (fault->json, "retry_after", -1);

  if (body != NULL)
    sender_visit_reply_text (visit, status, "text/html; charset=utf-8", body);
  else if (behind == SENDER_SERVICE_PINGONE_AUTH || behind == SENDER_SERVICE_PINGONE_API)
    sender_pingone_fail (visit, status, retry);
  else
    reply_vendor_error (visit, fault, status);
  put_headers (visit, sender_read_kind (fault->json, "headers", SENDER_JSON_OBJECT));
  if (retry >= 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, retry);

      soup_message_headers_replace (visit->reply_headers, "Retry-After", seconds);
    }
  take_reply (visit, delivery);
}

static void
apply_redirect (SenderVisit     *visit,
                SenderFaultRule *fault,
                SenderServing   *delivery)
{
  const char *location = sender_json_get_string_member (fault->json, "location");
  gint64      status = sender_read_int (fault->json, "status", 302);

  soup_message_headers_replace (visit->reply_headers, "Location",
                                location != NULL ? location : "https://elsewhere.invalid/");
  sender_visit_reply_text (visit, (guint) CLAMP (status, 300, 399), "text/plain", "");
  take_reply (visit, delivery);
}

static void
apply_garbage (SenderVisit     *visit,
               SenderFaultRule *fault,
               SenderServing   *delivery)
{
  const char *body = sender_json_get_string_member (fault->json, "body");

  if (body == NULL)
    body = "\x16\x03\x01 this is no HTTP \xff\xfe\r\n\r\n";
  g_clear_pointer (&delivery->bytes, g_bytes_unref);
  delivery->bytes = g_bytes_new (body, strlen (body));
  delivery->status = 0;
}

static GBytes *
pack_zeros (void)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream)   memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream)   out = g_converter_output_stream_new (memory, G_CONVERTER (packer));
  g_autofree char            *zeros = g_malloc0 (BOMB_BLOCK);

  for (guint i = 0; i < BOMB_BLOCKS; i++)
    g_output_stream_write_all (out, zeros, BOMB_BLOCK, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
apply_gzip_bomb (SenderVisit     *visit,
                 SenderFaultRule *fault,
                 SenderServing   *delivery)
{
  static GBytes *bomb = NULL;

  if (bomb == NULL)
    bomb = pack_zeros ();
  visit->status = (guint) CLAMP (sender_read_int (fault->json, "status", 201), 100, 599);
  soup_message_headers_replace (visit->reply_headers, "Content-Type", "application/json");
  soup_message_headers_replace (visit->reply_headers, "Content-Encoding", "gzip");
  g_clear_pointer (&visit->reply_body, g_bytes_unref);
  visit->reply_body = g_bytes_ref (bomb);
  take_reply (visit, delivery);
}

static void
apply_hang (SenderVisit     *visit,
            SenderFaultRule *fault,
            SenderServing   *delivery)
{
  g_clear_pointer (&delivery->bytes, g_bytes_unref);
  delivery->status = 0;
  delivery->hang = TRUE;
}

static void
apply_drip (SenderVisit     *visit,
            SenderFaultRule *fault,
            SenderServing   *delivery)
{
  delivery->drip_bytes = (guint) CLAMP (sender_read_int (fault->json, "bytes", 1), 1, 1 << 20);
  delivery->drip_milliseconds =
    (guint) CLAMP (sender_read_int (fault->json, "milliseconds", 10), 1, 60 * 1000);
}

/* The front ends the connection before the request is whole; here it is only known not to be
 * answered. */
static void
apply_cut_request (SenderVisit     *visit,
                   SenderFaultRule *fault,
                   SenderServing   *delivery)
{
  g_clear_pointer (&delivery->bytes, g_bytes_unref);
  delivery->status = 0;
  delivery->cut = 0;
}

static void
apply_cut_response (SenderVisit     *visit,
                    SenderFaultRule *fault,
                    SenderServing   *delivery)
{
  delivery->cut = (gsize) MAX (sender_read_int (fault->json, "after", 0), 0);
}

/* Kinds that only the front or the services know have no entry. */
static const ApplyFunc functions[SENDER_N_FAULTS] = {
  [SENDER_FAULT_HANG] = apply_hang,
  [SENDER_FAULT_DRIP] = apply_drip,
  [SENDER_FAULT_CUT_REQUEST] = apply_cut_request,
  [SENDER_FAULT_CUT_RESPONSE] = apply_cut_response,
  [SENDER_FAULT_STATUS] = apply_status,
  [SENDER_FAULT_REDIRECT] = apply_redirect,
  [SENDER_FAULT_GARBAGE] = apply_garbage,
  [SENDER_FAULT_GZIP_BOMB] = apply_gzip_bomb,
};

/**
 * sender_fault_answer_apply:
 * @visit: a request, answered if the fault lets it be
 * @fault: what goes wrong with its answer
 * @delivery: what would go back
 *
 * Lets it go wrong.
 */
void
sender_fault_answer_apply (SenderVisit     *visit,
                           SenderFaultRule *fault,
                           SenderServing   *delivery)
{
  functions[fault->kind](visit, fault, delivery);
}
