/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-vendor.h"

#include "sender-text.h"

#include <string.h>

#define DOMAIN "twilio.com"
#define STUDIO "studio"
#define FLOW_PREFIX "FW"
#define HTTPS_PORT 443
#define MESSAGES_API "/2010-04-01/"

/* Reference “Twilio side”, 3.1 and 3.4. The distances are those of SS307. */
static const SenderVendorKey studio_keys[] = {
  { .name = "To", .required = TRUE, .distance = 1 },
  { .name = "From", .required = TRUE, .distance = 1 },
  { .name = "Parameters", .required = FALSE, .distance = 2 },
};

static const SenderVendor vendors[] = {
  {
    .id = "twilio-studio",
    .label = "Twilio Studio",
    .keys = studio_keys,
    .n_keys = G_N_ELEMENTS (studio_keys),
    .message_key = "Parameters",
    .form_only = TRUE,
    .post_only = TRUE,
  },
  { .id = "generic", .label = "Generic" },
};

static const SenderVendor *const studio = &vendors[0];
static const SenderVendor *const generic = &vendors[1];

/* Reference “Twilio side”, 9: the middle of the host, with the edge and the region it names. */
typedef struct
{
  const char *infix;
  const char *edge;
  const char *region;
} Place;

static const Place places[] = {
  { ".", NULL, "us1" },
  { ".dublin.ie1.", "dublin", "ie1" },
  { ".sydney.au1.", "sydney", "au1" },
  { ".tokyo.jp1.", "tokyo", "jp1" },
};

/* The parts of `/v2/Flows/FW…/Executions`; NULL is the flow. */
static const char *const path_parts[] = { "", "v2", "Flows", NULL, "Executions" };

#define FLOW_POSITION 3
#define VERSION_POSITION 1

static char *
make_host (const char  *product,
           const Place *place)
{
  return g_strconcat (product, place->infix, DOMAIN, NULL);
}

/* The place of a Studio host, else NULL. */
static const Place *
find_place (SenderUrl *url)
{
  for (guint i = 0; url != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *host = make_host (STUDIO, &places[i]);

      if (sender_url_host_is (url, host))
        return &places[i];
    }
  return NULL;
}

/**
 * sender_vendor_for_url:
 * @url: (nullable): the URL of a request
 *
 * Tells whose endpoint a URL is, by its host alone: a wrong path on a right host is a mistake to
 * report, not another vendor.
 *
 * Returns: (transfer none): the vendor; `generic` for a URL of nobody known
 */
const SenderVendor *
sender_vendor_for_url (SenderUrl *url)
{
  return find_place (url) != NULL ? studio : generic;
}

/**
 * sender_vendor_get_generic:
 *
 * Gets the vendor about which nothing is known.
 *
 * Returns: (transfer none): the vendor
 */
const SenderVendor *
sender_vendor_get_generic (void)
{
  return generic;
}

/**
 * sender_vendor_is_studio:
 * @vendor: a vendor
 *
 * Tells whether the Studio rules apply.
 *
 * Returns: whether @vendor is Twilio Studio
 */
gboolean
sender_vendor_is_studio (const SenderVendor *vendor)
{
  return vendor == studio;
}

static gboolean
is_other_version (const char *part)
{
  gsize digits = 0;

  if (g_ascii_tolower (part[0]) != 'v' || g_str_equal (part + 1, "2"))
    return FALSE;
  digits = strspn (part + 1, "0123456789");
  return digits > 0 && part[1 + digits] == '\0';
}

/* Ignoring one slash at the end and the flow, which is judged last. */
static SenderStudioUrlFault
check_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint          n_parts = g_strv_length (parts);
  gboolean       slash = n_parts == G_N_ELEMENTS (path_parts) + 1 && *parts[n_parts - 1] == '\0';
  gboolean       exact = TRUE;
  guint          length = slash ? n_parts - 1 : n_parts;

  if (n_parts > VERSION_POSITION && is_other_version (parts[VERSION_POSITION]))
    return SENDER_STUDIO_URL_VERSION;
  if (length != G_N_ELEMENTS (path_parts) || *parts[FLOW_POSITION] == '\0')
    return SENDER_STUDIO_URL_PATH;
  for (guint i = 0; i < G_N_ELEMENTS (path_parts); i++)
    {
      if (path_parts[i] == NULL)
        continue;
      if (g_ascii_strcasecmp (parts[i], path_parts[i]) != 0)
        return SENDER_STUDIO_URL_PATH;
      exact = exact && g_str_equal (parts[i], path_parts[i]);
    }
  if (!exact)
    return SENDER_STUDIO_URL_CASE;
  return slash ? SENDER_STUDIO_URL_TRAILING_SLASH : SENDER_STUDIO_URL_OK;
}

/**
 * sender_studio_url_check:
 * @url: a URL whose host is a Studio host
 *
 * Judges a URL that is to start a flow (reference “Twilio side”, 3.1, 3.6, 9): the path is case
 * sensitive, `/v1/` hides that an execution is already running, a slash at the end is another
 * resource. Of several faults the one that explains most comes first: version, case, slash, path,
 * query, port, flow.
 *
 * Returns: the first fault
 */
SenderStudioUrlFault
sender_studio_url_check (SenderUrl *url)
{
  SenderStudioUrlFault fault = check_path (url->path);
  g_autofree char     *flow = sender_studio_url_get_flow (url);

  if (fault != SENDER_STUDIO_URL_OK)
    return fault;
  if (url->query != NULL)
    return SENDER_STUDIO_URL_QUERY;
  if (url->port >= 0 && url->port != HTTPS_PORT)
    return SENDER_STUDIO_URL_PORT;
  return flow != NULL ? SENDER_STUDIO_URL_OK : SENDER_STUDIO_URL_FLOW;
}

/**
 * sender_studio_url_get_flow:
 * @url: (nullable): a URL
 *
 * Finds the flow that a Studio URL starts. A path with other faults may have it too, so that a
 * repair can keep it.
 *
 * Returns: (transfer full) (nullable): the flow SID as it is written
 */
char *
sender_studio_url_get_flow (SenderUrl *url)
{
  g_auto (GStrv) parts = NULL;

  if (find_place (url) == NULL)
    return NULL;
  parts = g_strsplit (url->path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (sender_text_is_sid (parts[i], FLOW_PREFIX))
      return g_strdup (parts[i]);
  return NULL;
}

/**
 * sender_studio_url_get_region:
 * @url: (nullable): a URL
 *
 * Tells in which region a Studio URL's flow and credential live.
 *
 * Returns: (transfer full) (nullable): the region, such as `us1`
 */
char *
sender_studio_url_get_region (SenderUrl *url)
{
  const Place *place = find_place (url);

  return place != NULL ? g_strdup (place->region) : NULL;
}

/**
 * sender_studio_url_get_product_host:
 * @url: (nullable): a URL
 * @product: a product of Twilio's, such as `api`
 *
 * Gets the host that has another product for the same region and credential.
 *
 * Returns: (transfer full) (nullable): the host, or %NULL where @url is no Studio URL
 */
char *
sender_studio_url_get_product_host (SenderUrl  *url,
                                    const char *product)
{
  const Place *place = find_place (url);

  return place != NULL ? make_host (product, place) : NULL;
}

static gboolean
has_label (char      **labels,
           const char *label)
{
  return label != NULL && g_strv_contains ((const char *const *) labels, label);
}

/* The region decides where an account's data lives, so it counts before the edge. */
static const Place *
guess_place (char **labels)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (has_label (labels, places[i].region))
      return &places[i];
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (has_label (labels, places[i].edge))
      return &places[i];
  return &places[0];
}

static gboolean
names_flow (SenderUrl *url)
{
  g_autofree char *path = g_ascii_strdown (url->path, -1);

  return strstr (path, "/flows/") != NULL;
}

/*
 * Of Twilio's hosts, any that says “studio” somewhere and those people take for it. The Messages
 * API on api.twilio.com is a sender in its own right, and so may be other products: they are near
 * only if the path is that of a flow.
 */
static gboolean
is_meant_for_studio (SenderUrl *url,
                     char     **labels)
{
  static const char *const mistaken[] = { "api", "webhooks", "www", NULL };

  if (has_label (labels, STUDIO) || names_flow (url))
    return TRUE;
  return g_strv_contains (mistaken, labels[0]) && !g_str_has_prefix (url->path, MESSAGES_API);
}

/**
 * sender_studio_url_get_near_host:
 * @url: (nullable): a URL
 *
 * Finds the Studio host that was meant: one letter off (two before the path of a flow, as where the
 * slash between them is missing), another of Twilio's hosts, or edge and region not paired as
 * reference “Twilio side”, 9, has them.
 *
 * Returns: (transfer full) (nullable): the host; %NULL if @url has a Studio host or a foreign one
 */
char *
sender_studio_url_get_near_host (SenderUrl *url)
{
  g_autofree char *host = NULL;
  g_auto (GStrv)   labels = NULL;
  guint            limit = 1;

  if (url == NULL || find_place (url) != NULL)
    return NULL;
  host = g_ascii_strdown (url->host, -1);
  if (names_flow (url) && !g_str_has_suffix (host, "." DOMAIN))
    limit = 2;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *right = make_host (STUDIO, &places[i]);

      if (sender_text_distance (host, right, limit) <= limit)
        return g_steal_pointer (&right);
    }
  labels = g_strsplit (host, ".", -1);
  if (!g_str_has_suffix (host, "." DOMAIN) || !is_meant_for_studio (url, labels))
    return NULL;
  return make_host (STUDIO, guess_place (labels));
}
