/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-carried-headers.h"
#include "sender-format-pingone.h"
#include "sender-keyed-digest.h"
#include "sender-live.h"
#include "sender-published.h"
#include "sender-test-config.h"
#include "sender-test-json.h"
#include "sender-wipe.h"

#include <string.h>

/* Credentials in headers of requests: who changed one, and what is written. */

#define HERE "https://one.example.com/send"
#define THERE "https://other.example.com/send"
#define KEY(value) "\"X-Api-Key\":\"" value "\""
#define LOWER(value) "\"x-api-key\":\"" value "\""
#define OTHER(value) "\"X-Auth-Token\":\"" value "\""

static SenderJson *
make_at (const char *url,
         const char *headers)
{
  g_autofree char *text = g_strdup_printf (
    "{\"requests\":[{\"deliveryMethod\":\"SMS\",\"url\":\"%s\",\"headers\":{%s}}]}", url, headers);

  return sender_test_json (text);
}

/* The only request there is, in each state. */
static GArray *
make_places (void)
{
  const SenderMergePlaces places = { 0, 0, 0 };
  GArray                 *all = g_array_new (FALSE, FALSE, sizeof (SenderMergePlaces));

  g_array_append_val (all, places);
  return all;
}

static SenderJson *
make_prints (SenderJson *ours,
             SenderJson *live,
             SenderJson *before)
{
  g_autoptr (GArray) places = make_places ();

  return sender_carried_headers_make_prints (ours, ours, live, before, places);
}

static SenderJson *
get_request (SenderJson *sender)
{
  return sender_json_get_element (sender_json_get_member (sender, "requests"), 0);
}

/* @ours: (nullable): nobody knows */
static SenderCarriedHeaders
put (SenderJson *object,
     SenderJson *ours,
     SenderJson *live,
     SenderJson *prints,
     gboolean    overwrites)
{
  const SenderMergePlaces places = { 0, 0, 0 };
  SenderCarriedSides      sides =
    sender_carried_sides_new (live, ours != NULL ? ours : live, live, prints, &places);

  if (ours == NULL)
    sides.ours = NULL;
  return sender_carried_headers_put (get_request (object), &sides, overwrites);
}

static SenderLostHeaders
compare (SenderJson *noted,
         SenderJson *sender,
         const char *key)
{
  g_autoptr (GArray) places = make_places ();

  return sender_carried_headers_compare (noted, sender, sender, places, key);
}

static const struct
{
  const char *published; /* (nullable): what was published from here */
  const char *ours;
  const char *live;
  gboolean    overwrites;
  const char *written;
  gboolean    has_ours;
  gboolean    has_theirs;
  const char *removed;
} cases[] = {
  /* Nobody changed anything, but for how it is spelt. */
  { KEY ("one"), KEY ("one"), KEY ("one"), FALSE, KEY ("one"), FALSE, FALSE },
  { KEY ("one"), KEY ("one"), LOWER ("one"), FALSE, KEY ("one"), FALSE, FALSE },
  /* We did. */
  { KEY ("one"), KEY ("two"), KEY ("one"), FALSE, KEY ("two"), TRUE, FALSE },
  { KEY ("one"), KEY ("two"), LOWER ("one"), FALSE, KEY ("two"), TRUE, FALSE },
  { NULL, KEY ("one"), "", FALSE, KEY ("one"), TRUE, FALSE },
  /* Somebody else did, or both. */
  { KEY ("one"), KEY ("one"), KEY ("new"), FALSE, KEY ("new"), FALSE, TRUE },
  { KEY ("one"), KEY ("two"), LOWER ("new"), FALSE, LOWER ("new"), FALSE, TRUE },
  { KEY ("one"), KEY ("two"), LOWER ("new"), TRUE, KEY ("two"), FALSE, TRUE },
  { NULL, KEY ("one"), KEY ("new"), FALSE, KEY ("new"), FALSE, TRUE },
  /* Somebody else took it away. */
  { KEY ("one"), KEY ("one"), "", FALSE, "", FALSE, TRUE },
  { KEY ("one"), KEY ("one"), "", TRUE, KEY ("one"), FALSE, TRUE },
  /* Somebody else added one. */
  { NULL, "", KEY ("new"), FALSE, KEY ("new"), FALSE, TRUE },
  { NULL, "", KEY ("new"), TRUE, "", FALSE, TRUE },
  { KEY ("one"), "", OTHER ("new"), FALSE, OTHER ("new"), FALSE, TRUE },
  { KEY ("one"), KEY ("one"), KEY ("one") "," OTHER ("new"), FALSE, KEY ("one") "," OTHER ("new"),
    FALSE, TRUE },
  { KEY ("one"), KEY ("two"), KEY ("one") "," OTHER ("new"), FALSE, KEY ("two") "," OTHER ("new"),
    TRUE, TRUE },
  /* We do not want it any more, and somebody else has changed it meanwhile, or nobody has. */
  { KEY ("one"), "", KEY ("one"), FALSE, "", FALSE, FALSE, "X-Api-Key" },
  { KEY ("one"), "", LOWER ("one"), TRUE, "", FALSE, FALSE, "x-api-key" },
  { KEY ("one") "," OTHER ("two"), "", KEY ("one") "," OTHER ("two"), FALSE, "", FALSE, FALSE,
    "X-Api-Key, X-Auth-Token" },
  { KEY ("one") "," OTHER ("two"), OTHER ("three"), KEY ("one") "," OTHER ("two"), FALSE,
    OTHER ("three"), TRUE, FALSE, "X-Api-Key" },
  { KEY ("one"), "", LOWER ("new"), FALSE, LOWER ("new"), FALSE, TRUE },
  { KEY ("one"), "", LOWER ("new"), TRUE, "", FALSE, TRUE },
  { KEY ("one"), "", "", FALSE, "", FALSE, FALSE },
};

static void
test_put (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) published =
        make_at (HERE, cases[i].published != NULL ? cases[i].published : "");
      g_autoptr (SenderJson) ours = make_at (HERE, cases[i].ours);
      g_autoptr (SenderJson) live = make_at (HERE, cases[i].live);
      g_autoptr (SenderJson) object = make_at (HERE, "");
      g_autoptr (SenderJson) expected = make_at (HERE, cases[i].written);
      g_autoptr (SenderJson) prints =
        make_prints (published, published, NULL);
      g_auto (SenderCarriedHeaders) carried = put (object, ours, live, prints, cases[i].overwrites);
      g_autofree char              *text = sender_json_to_string (object);

      g_test_message ("%u: %s", i, text);
      g_assert_true (sender_json_equal (object, expected));
      g_assert_cmpint (carried.has_ours, ==, cases[i].has_ours);
      g_assert_cmpint (carried.has_theirs, ==, cases[i].has_theirs);
      g_assert_cmpstr (carried.removed, ==, cases[i].removed);
    }
}

/* What is theirs goes to no other server; ours is for the new one. */
static void
test_moved (void)
{
  g_autoptr (SenderJson)        ours = make_at (THERE, KEY ("one"));
  g_autoptr (SenderJson)        live = make_at (HERE, KEY ("new") ",\"X-Auth-Token\":\"other\"");
  g_autoptr (SenderJson)        object = make_at (THERE, "");
  g_auto (SenderCarriedHeaders) carried =
    put (object, ours, live, NULL, FALSE);

  g_assert_true (sender_json_equal (object, ours));
  g_assert_true (carried.has_ours && !carried.has_theirs);
}

/* Of an earlier state nobody knows which it had: what is live stays, whoever put it there. */
static void
test_untold (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SenderJson)        live = make_at (HERE, KEY ("one") "," OTHER ("new"));
      g_autoptr (SenderJson)        object = make_at (HERE, "");
      g_autoptr (SenderJson)        prints = make_prints (live, live, NULL);
      g_auto (SenderCarriedHeaders) carried =
        put (object, NULL, live, i == 0 ? prints : NULL, i == 0);

      g_assert_true (sender_json_equal (object, live));
      g_assert_true (!carried.has_ours && !carried.has_theirs && carried.removed == NULL);
    }
}

static const struct
{
  const char *then;
  const char *live;
  gboolean    overwrites;
  const char *written;
  gboolean    has_theirs;
  const char *removed;
} backs[] = {
  /* Published from here since. */
  { "", KEY ("one"), FALSE, "", FALSE, "X-Api-Key" },
  { "", LOWER ("one"), FALSE, "", FALSE, "x-api-key" },
  { OTHER ("then"), KEY ("one") "," OTHER ("new"), FALSE, OTHER ("new"), FALSE, "X-Api-Key" },
  /* It was there, whatever it was. */
  { KEY ("then"), KEY ("one"), FALSE, KEY ("one"), FALSE },
  { LOWER ("then"), KEY ("new"), TRUE, KEY ("new"), FALSE },
  /* Somebody else added or changed it since. */
  { "", KEY ("new"), FALSE, KEY ("new"), TRUE },
  { "", KEY ("new"), TRUE, "", TRUE },
  { "", KEY ("one") "," OTHER ("new"), FALSE, OTHER ("new"), TRUE, "X-Api-Key" },
  { "", "", FALSE, "", FALSE },
};

/* To a state of which it is noted which it had; X-Api-Key was published from here since. */
static void
test_back (void)
{
  const SenderMergePlaces places = { 0, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (backs); i++)
    {
      g_autoptr (SenderJson)        state = make_at (HERE, "");
      g_autoptr (SenderJson)        then = make_at (HERE, backs[i].then);
      g_autoptr (SenderJson)        noted = sender_carried_headers_note (then, NULL);
      g_autoptr (SenderJson)        published = make_at (HERE, KEY ("one"));
      g_autoptr (SenderJson)        live = make_at (HERE, backs[i].live);
      g_autoptr (SenderJson)        object = make_at (HERE, "");
      g_autoptr (SenderJson)        expected = make_at (HERE, backs[i].written);
      g_autoptr (SenderJson)        prints = make_prints (published, published, NULL);
      g_autoptr (SenderJson)        later = sender_json_new_object ();
      SenderCarriedSides            sides = { 0 };
      g_auto (SenderCarriedHeaders) carried = { 0 };

      g_test_message ("%u", i);
      sides = sender_carried_sides_new (live, state, live, prints, &places);
      sender_carried_sides_go_back (&sides, noted);
      carried = sender_carried_headers_put (get_request (object), &sides, backs[i].overwrites);
      g_assert_true (sender_json_equal (object, expected));
      g_assert_false (carried.has_ours);
      g_assert_cmpint (carried.has_theirs, ==, backs[i].has_theirs);
      g_assert_cmpstr (carried.removed, ==, backs[i].removed);
      sender_carried_headers_take_prints (later, &sides, get_request (object), HERE,
                                          carried.removed);
      g_assert_true ((sender_json_get_string_member (later, "SMS.0.x-api-key") == NULL) ==
                     (carried.removed != NULL));
    }
}

/* Where theirs was kept, it is told against what was published before; and no value is written
 * down. */
static void
test_prints (void)
{
  g_autoptr (SenderJson) one = make_at (HERE, KEY ("one-secret"));
  g_autoptr (SenderJson) two = make_at (HERE, LOWER ("two-secret"));
  g_autoptr (SenderJson) first = make_prints (one, one, NULL);
  g_autoptr (SenderJson) again = make_prints (one, one, first);
  g_autoptr (SenderJson) kept = make_prints (one, two, first);
  g_autoptr (SenderJson) next = make_prints (two, two, first);
  g_autoptr (SenderJson) unknown = make_prints (one, two, NULL);
  g_autoptr (SenderJson) bare = make_at (HERE, "");
  g_autoptr (SenderJson) unwanted = make_prints (bare, two, first);
  g_autoptr (SenderJson) gone = make_prints (bare, bare, first);
  g_autofree char       *text = sender_json_to_string (first);

  g_assert_true (sender_json_equal (first, unwanted));
  g_assert_cmpuint (sender_json_get_length (gone), ==, 0);
  g_assert_null (strstr (text, "secret"));
  g_assert_nonnull (sender_json_get_string_member (first, "SMS.0.x-api-key"));
  g_assert_true (sender_json_equal (first, again));
  g_assert_true (sender_json_equal (first, kept));
  g_assert_false (sender_json_equal (first, next));
  g_assert_cmpuint (sender_json_get_length (unknown), ==, 0);
}

static void
test_published (void)
{
  g_autoptr (SenderConfig)    config = sender_test_config_studio ();
  g_autoptr (SenderLive)      live = sender_live_new ("e");
  g_autoptr (SenderJson)      sender = NULL;
  g_autoptr (SenderPublished) made = NULL;
  g_autoptr (SenderPublished) read = NULL;
  g_autoptr (SenderJson)      json = NULL;
  g_autofree char            *text = NULL;

  sender_test_config_edit (config, "+sms.headers|name=X-Api-Key|value=one-secret");
  sender = sender_format_pingone_write (config);
  sender_json_set_string (sender, "id", "s");
  sender_live_put_sender (live, sender);
  made = sender_published_new_pulled (live, sender);
  g_assert_null (made->headers);
  sender_published_take_headers (made, config, live, NULL);
  json = sender_published_to_json (made);
  text = sender_json_to_string (json);
  g_assert_null (strstr (text, "one-secret"));
  read = sender_published_new_from_json (json, NULL);
  g_assert_nonnull (read->headers);
  g_assert_true (sender_json_equal (read->headers, made->headers));
  g_assert_nonnull (sender_json_get_string_member (read->headers, "SMS.0.x-api-key"));
}

static const struct
{
  const char *then;
  const char *now;
  const char *lost;
  const char *untold; /* without the key */
} returns[] = {
  { "", "", "", "" },
  { "", KEY ("one"), "", "" },
  { KEY ("one"), LOWER ("one"), "", "X-Api-Key (SMS)" },
  { KEY ("one"), KEY ("two"), "X-Api-Key (SMS)", "X-Api-Key (SMS)" },
  { KEY ("one"), "", "X-Api-Key (SMS)", "" },
  { KEY ("one") "," OTHER ("two"), KEY ("one"), "X-Auth-Token (SMS)", "X-Api-Key (SMS)" },
  { KEY ("one") "," OTHER ("two"), "", "X-Api-Key (SMS), X-Auth-Token (SMS)", "" },
};

static void
assert_names (char      **names,
              const char *expected)
{
  g_autofree char *list = names != NULL ? g_strjoinv (", ", names) : g_strdup ("");

  g_assert_cmpstr (list, ==, expected);
}

/* What going back does not bring back; without the key of then nothing is said of values. */
static void
test_lost (void)
{
  g_auto (SenderWipedText) key = sender_keyed_digest_new_key ();
  g_auto (SenderWipedText) other = sender_keyed_digest_new_key ();

  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    {
      g_autoptr (SenderJson)     then = make_at (HERE, returns[i].then);
      g_autoptr (SenderJson)     now = make_at (HERE, returns[i].now);
      g_autoptr (SenderJson)     noted = sender_carried_headers_note (then, key);
      g_autoptr (SenderJson)     names = sender_carried_headers_note (then, NULL);
      g_auto (SenderLostHeaders) told = compare (noted, now, key);
      g_auto (SenderLostHeaders) strange = compare (noted, now, other);
      g_auto (SenderLostHeaders) keyless = compare (names, now, key);

      assert_names (told.lost, returns[i].lost);
      g_assert_null (told.untold);
      assert_names (strange.untold, returns[i].untold);
      assert_names (keyless.untold, returns[i].untold);
      if (*returns[i].now == '\0')
        assert_names (keyless.lost, returns[i].lost);
    }
}

/* Neither a value nor the key is in what is noted, and a value alone does not lead to it. */
static void
test_noted (void)
{
  g_auto (SenderWipedText)   key = sender_keyed_digest_new_key ();
  g_auto (SenderWipedText)   other = sender_keyed_digest_new_key ();
  g_autoptr (SenderJson)     sender = make_at (HERE, KEY ("one-secret"));
  g_autoptr (SenderJson)     noted = sender_carried_headers_note (sender, key);
  g_autoptr (SenderJson)     again = sender_carried_headers_note (sender, other);
  g_autoptr (SenderJson)     none = sender_carried_headers_note (NULL, key);
  g_autoptr (SenderJson)     odd = sender_test_json ("{\"X\":\"a\",\"FAX.0.X\":1,\"SMS.7.X\":2}");
  g_auto (SenderLostHeaders) untold = compare (NULL, sender, key);
  g_auto (SenderLostHeaders) strange = compare (odd, sender, key);
  g_autofree char           *text = sender_json_to_string (noted);
  const char                *print = sender_json_get_string_member (noted, "SMS.0.X-Api-Key");

  g_assert_null (strstr (text, "one-secret"));
  g_assert_null (strstr (text, strchr (key, ':') + 1));
  g_assert_false (sender_keyed_digest_fits (print, "one-secret"));
  g_assert_false (sender_json_equal (noted, again));
  g_assert_cmpuint (sender_json_get_length (none), ==, 0);
  g_assert_true (untold.lost == NULL && untold.untold == NULL);
  g_assert_true (strange.lost == NULL && strange.untold == NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carried-headers/put", test_put);
  g_test_add_func ("/carried-headers/moved", test_moved);
  g_test_add_func ("/carried-headers/untold", test_untold);
  g_test_add_func ("/carried-headers/back", test_back);
  g_test_add_func ("/carried-headers/prints", test_prints);
  g_test_add_func ("/carried-headers/published", test_published);
  g_test_add_func ("/carried-headers/lost", test_lost);
  g_test_add_func ("/carried-headers/noted", test_noted);
  return g_test_run ();
}
