/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"
#include "sender-test.h"

#include <string.h>

#define CONTENTS "templates/strong_authentication/contents"
#define SMS(locale, content) \
  "{\"deliveryMethod\":\"SMS\",\"locale\":\"" locale "\",\"content\":\"" content "\"}"

static Answer *
post (SenderRehearsal *rehearsal,
      const char      *bearer,
      const char      *body)
{
  return pingone_ask (rehearsal, bearer, "POST", CONTENTS, body);
}

/* The content of a method that is the default one, or not; NULL if there is none. */
static SenderJson *
find_content (Answer     *list,
              const char *method,
              gboolean    is_default)
{
  SenderJson *contents = client_find (list->json, "_embedded.contents");

  for (guint i = 0; i < sender_json_get_length (contents); i++)
    {
      SenderJson *content = sender_json_get_element (contents, i);

      if (g_strcmp0 (client_text (content, "deliveryMethod"), method) == 0 &&
          sender_json_get_boolean (client_find (content, "default")) == is_default)
        return content;
    }
  return NULL;
}

static void
test_templates (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          list = pingone_ask (rehearsal, bearer, "GET", "templates", NULL);
  g_autoptr (Answer)          one = NULL;
  g_autoptr (Answer)          plain = NULL;
  g_autoptr (Answer)          unsaid = NULL;
  g_autoptr (Answer)          none = NULL;

  g_assert_cmpuint (list->status, ==, 200);
  g_assert_cmpuint (sender_json_get_length (client_find (list->json, "_embedded.templates")), ==,
                    16);
  one = pingone_ask (rehearsal, bearer, "GET", "templates/strong_authentication", NULL);
  g_assert_cmpuint (sender_json_get_length (client_find (one->json, "deliveryMethods")), ==, 4);
  g_assert_cmpuint (sender_json_get_length (sender_json_get_member (
                      sender_json_get_member (client_find (one->json, "variables"), "otp"),
                      "requiredForDeliveryMethods")),
                    ==, 3);
  g_assert_true (sender_json_get_boolean (client_find (one->json, "allowDynamicVariables")));
  plain = pingone_ask (rehearsal, bearer, "GET", "templates/credential_issued", NULL);
  g_assert_false (sender_json_get_boolean (client_find (plain->json, "allowDynamicVariables")));
  unsaid = pingone_ask (rehearsal, bearer, "GET", "templates/recovery_code_template", NULL);
  g_assert_null (client_find (unsaid->json, "allowDynamicVariables"));
  none = pingone_ask (rehearsal, bearer, "GET", "templates/nothing", NULL);
  client_assert_error (none, 404, "NOT_FOUND");
  client_tell (rehearsal, "pingone/environments",
               "{\"templates\":[{\"id\":\"nothing\",\"deliveryMethods\":[\"SMS\"]}]}");
  client_answer_free (g_steal_pointer (&none));
  none = pingone_ask (rehearsal, bearer, "GET", "templates/nothing/contents", NULL);
  g_assert_cmpstr (client_text (none->json, "count"), ==, "1");
}

static void
test_content_life (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          first = pingone_ask (rehearsal, bearer, "GET", CONTENTS, NULL);
  g_autoptr (Answer)          created = post (rehearsal, bearer,
                                              SMS ("en", "{\\\"OTP\\\":\\\"${otp}\\\"}"));
  g_autoptr (Answer)          list = NULL;
  g_autoptr (Answer)          replaced = NULL;
  g_autoptr (Answer)          read = NULL;
  g_autoptr (Answer)          gone = NULL;
  g_autoptr (Answer)          last = NULL;
  g_autofree char            *path = NULL;

  g_assert_cmpstr (client_text (first->json, "count"), ==, "4");
  g_assert_nonnull (find_content (first, "SMS", TRUE));
  g_assert_null (find_content (first, "SMS", FALSE));
  g_assert_cmpuint (created->status, ==, 201);
  g_assert_cmpstr (client_text (created->json, "content"), ==, "{\"OTP\":\"${otp}\"}");
  path = g_strconcat (CONTENTS "/", client_text (created->json, "id"), NULL);
  list = pingone_ask (rehearsal, bearer, "GET", CONTENTS "?limit=100", NULL);
  g_assert_cmpstr (client_text (list->json, "count"), ==, "5");
  g_assert_nonnull (find_content (list, "SMS", TRUE));
  g_assert_nonnull (find_content (list, "SMS", FALSE));
  replaced = pingone_ask (rehearsal, bearer, "PUT", path, SMS ("EN", "New ${OTP}"));
  g_assert_cmpuint (replaced->status, ==, 200);
  read = pingone_ask (rehearsal, bearer, "GET", path, NULL);
  g_assert_cmpstr (client_text (read->json, "content"), ==, "New ${OTP}");
  gone = pingone_ask (rehearsal, bearer, "DELETE", path, NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  last = pingone_ask (rehearsal, bearer, "GET", CONTENTS, NULL);
  g_assert_true (sender_json_equal (client_find (last->json, "_embedded"),
                                    client_find (first->json, "_embedded")));
}

static void
test_default_contents (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          list = pingone_ask (rehearsal, bearer, "GET", CONTENTS, NULL);
  g_autofree char            *path = NULL;
  g_autoptr (Answer)          put = NULL;
  g_autoptr (Answer) delete = NULL;
  g_autoptr (Answer) read = NULL;

  path = g_strconcat (CONTENTS "/", client_text (find_content (list, "SMS", TRUE), "id"), NULL);
  read = pingone_ask (rehearsal, bearer, "GET", path, NULL);
  g_assert_cmpuint (read->status, ==, 200);
  put = pingone_ask (rehearsal, bearer, "PUT", path, SMS ("en", "${otp}"));
  pingone_assert_detail (put, "CONSTRAINT_VIOLATION", "default");
  delete = pingone_ask (rehearsal, bearer, "DELETE", path, NULL);
  pingone_assert_detail (delete, "CONSTRAINT_VIOLATION", "default");
}

#define OF(variant)                                                       \
  "{\"deliveryMethod\":\"SMS\",\"locale\":\"en\",\"content\":\"${otp}\"," \
  "\"variant\":\"" variant "\"}"
#define FILTER(text) CONTENTS "?filter=" text

/* All of a variant go at once, and nothing else does. */
static void
test_variants (void)
{
  static const char *const refused[] = {
    CONTENTS,
    FILTER (""),
    FILTER ("locale%20eq%20%22en%22"),
    FILTER ("variant%20eq%20%22%22"),
  };
  static const char *const kept[] = { SMS ("en", "${otp}"), OF ("other") };

  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          before = NULL;
  g_autoptr (Answer)          made = NULL;
  g_autoptr (Answer)          patched = NULL;
  g_autoptr (Answer)          gone = NULL;
  g_autoptr (Answer)          after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (Answer) one = pingone_ask (rehearsal, bearer, "POST", CONTENTS, kept[i]);

      g_assert_cmpuint (one->status, ==, 201);
    }
  before = pingone_ask (rehearsal, bearer, "GET", CONTENTS, NULL);
  made = pingone_ask (rehearsal, bearer, "POST", CONTENTS, OF ("Short"));
  g_assert_cmpuint (made->status, ==, 201);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (Answer) one = pingone_ask (rehearsal, bearer, "DELETE", refused[i], NULL);

      g_assert_cmpuint (one->status, ==, 400);
    }
  patched = pingone_ask (rehearsal, bearer, "PATCH", FILTER ("variant%20eq%20%22short%22"), "{}");
  client_assert_error (patched, 405, "INVALID_REQUEST");
  gone = pingone_ask (rehearsal, bearer, "DELETE", FILTER ("variant%20eq%20%22short%22"), NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  after = pingone_ask (rehearsal, bearer, "GET", CONTENTS, NULL);
  g_assert_true (sender_json_equal (client_find (after->json, "_embedded"),
                                    client_find (before->json, "_embedded")));
}

static const struct
{
  const char *body;
  const char *code;
  const char *target;
} refusals[] = {
  { "{}", "REQUIRED_VALUE", "deliveryMethod" },
  { "{}", "REQUIRED_VALUE", "locale" },
  { "{\"deliveryMethod\":\"WhatsApp\",\"locale\":\"en\"}", "INVALID_VALUE", "deliveryMethod" },
  { "{\"deliveryMethod\":\"VOICE\",\"locale\":\"en\"}", "INVALID_VALUE", "deliveryMethod" },
  { "{\"deliveryMethod\":\"SMS\",\"locale\":\"en\"}", "REQUIRED_VALUE", "content" },
  { SMS ("de", "${otp}"), "INVALID_VALUE", "locale" },
  { SMS ("fr", "${otp}"), "INVALID_VALUE", "locale" },
  { SMS ("en", "no code"), "REQUIRED_VALUE", "content" },
  { SMS ("EN_gb", "${otp}"), "UNIQUENESS_VIOLATION", "locale" },
  { "{\"deliveryMethod\":\"SMS\",\"locale\":\"en\",\"content\":\"${otp}\",\"sender\":"
    "\"twelve chars\"}",
    "SIZE_LIMIT_EXCEEDED", "sender" },
  { "{\"deliveryMethod\":\"SMS\",\"locale\":\"en\",\"content\":\"${otp}\",\"sender\":\"a-b\"}",
    "INVALID_VALUE", "sender" },
  { "{\"deliveryMethod\":\"Voice\",\"locale\":\"en\",\"content\":\"no code\"}", "REQUIRED_VALUE",
    "content" },
  { "{\"deliveryMethod\":\"Voice\",\"locale\":\"en\",\"content\":\"${otp}\",\"voice\":7}",
    "INVALID_VALUE", "voice" },
  { "{\"deliveryMethod\":\"Push\",\"locale\":\"en\",\"body\":\"b\"}", "REQUIRED_VALUE", "title" },
  { "{\"deliveryMethod\":\"Push\",\"locale\":\"en\",\"pushCategory\":\"X\"}", "INVALID_VALUE",
    "pushCategory" },
  { "{\"deliveryMethod\":\"Email\",\"locale\":\"en\",\"subject\":\"s\"}", "REQUIRED_VALUE",
    "body" },
};

static void
test_refusals (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          taken = NULL;

  client_tell (rehearsal, "pingone/environments",
               "{\"languages\":[{\"locale\":\"en\",\"enabled\":true,\"default\":true},"
               "{\"locale\":\"en-GB\",\"enabled\":true},{\"locale\":\"fr\",\"enabled\":false}]}");
  taken = post (rehearsal, bearer, SMS ("en-GB", "${otp}"));
  g_assert_cmpuint (taken->status, ==, 201);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (Answer) answer = post (rehearsal, bearer, refusals[i].body);

      pingone_assert_detail (answer, refusals[i].code, refusals[i].target);
    }
}

static void
test_accepted (void)
{
  static const char *const bodies[] = {
    SMS ("en", "${otp}"),
    ("{\"deliveryMethod\":\"SMS\",\"locale\":\"en\",\"content\":\"${otp}\",\"variant\":\"A\","
     "\"sender\":\"Bank 24\"}"),
    "{\"deliveryMethod\":\"Voice\",\"locale\":\"en\",\"content\":\"${otp}\",\"voice\":\"Ada\"}",
    "{\"deliveryMethod\":\"Push\",\"locale\":\"en\",\"title\":\"t\",\"body\":\"no code\"}",
    "{\"deliveryMethod\":\"Email\",\"locale\":\"en\",\"body\":\"${otp}\"}",
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Answer) answer = post (rehearsal, bearer, bodies[i]);

      g_assert_cmpuint (answer->status, ==, 201);
    }
  again = post (rehearsal, bearer,
                "{\"deliveryMethod\":\"SMS\",\"locale\":\"en\",\"content\":\"${otp}\","
                "\"variant\":\"a\"}");
  pingone_assert_detail (again, "UNIQUENESS_VIOLATION", "locale");
}

static void
assert_length (SenderRehearsal *rehearsal,
               const char      *bearer,
               const char      *method,
               const char      *member,
               gsize            length,
               gboolean         good)
{
  g_autofree char   *filler = g_strnfill (length - strlen ("${otp}"), 'x');
  g_autofree char   *body = NULL;
  g_autoptr (Answer) answer = NULL;

  body = g_strdup_printf ("{\"deliveryMethod\":\"%s\",\"locale\":\"en\",\"%s\":\"${otp}%s\","
                          "\"%s\":\"t\"}",
                          method, member, filler,
                          strcmp (member, "title") == 0 ? "body" : "title");
  answer = post (rehearsal, bearer, body);
  if (good)
    g_assert_cmpuint (answer->status, ==, 201);
  else
    pingone_assert_detail (answer, "SIZE_LIMIT_EXCEEDED", member);
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *method;
    const char *member;
    gsize       limit;
  } cases[] = {
    { "SMS", "content", 660 },
    { "Voice", "content", 1024 },
    { "Push", "body", 400 },
    { "Email", "body", 102400 },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_length (rehearsal, bearer, cases[i].method, cases[i].member, cases[i].limit + 1,
                     FALSE);
      assert_length (rehearsal, bearer, cases[i].method, cases[i].member, cases[i].limit, TRUE);
    }
  assert_length (rehearsal, bearer, "Push", "title", 201, FALSE);
}

static void
test_immutable (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          created = NULL;
  g_autoptr (Answer)          method = NULL;
  g_autoptr (Answer)          locale = NULL;
  g_autofree char            *path = NULL;

  client_tell (rehearsal, "pingone/environments",
               "{\"languages\":[{\"locale\":\"en\",\"enabled\":true},"
               "{\"locale\":\"de\",\"enabled\":true}]}");
  created = post (rehearsal, bearer, SMS ("en", "${otp}"));
  path = g_strconcat (CONTENTS "/", client_text (created->json, "id"), NULL);
  method = pingone_ask (rehearsal, bearer, "PUT", path,
                        "{\"deliveryMethod\":\"Voice\",\"locale\":\"en\",\"content\":\"${otp}\"}");
  pingone_assert_detail (method, "INVALID_VALUE", "deliveryMethod");
  locale = pingone_ask (rehearsal, bearer, "PUT", path, SMS ("de", "${otp}"));
  pingone_assert_detail (locale, "INVALID_VALUE", "locale");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-templates/templates", test_templates);
  g_test_add_func ("/pingone-templates/content-life", test_content_life);
  g_test_add_func ("/pingone-templates/default-contents", test_default_contents);
  g_test_add_func ("/pingone-templates/variants", test_variants);
  g_test_add_func ("/pingone-templates/refusals", test_refusals);
  g_test_add_func ("/pingone-templates/accepted", test_accepted);
  g_test_add_func ("/pingone-templates/lengths", test_lengths);
  g_test_add_func ("/pingone-templates/immutable", test_immutable);
  return g_test_run ();
}
