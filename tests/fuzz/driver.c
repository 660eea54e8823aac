/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Runs a fuzz target without libFuzzer: every file of its corpus, then mutations of them. The
 * same mutations each time, so that what fails here fails everywhere.
 *
 *   fuzz-NAME CORPUS DICTIONARY RUNS    a folder, a file in libFuzzer's format, how many mutations
 *   fuzz-NAME FILE                      one input, to look into a failure
 *
 * SENDER_FUZZ_RUNS is used instead of RUNS. An input that crashes the target or keeps it busy
 * is left in the working folder.
 */

#define MAX_LENGTH 4096
#define MAX_STEPS 6
#define LIMIT_SECONDS 20
#define SEED 1

typedef struct
{
  GPtrArray *corpus; /* of GBytes */
  GPtrArray *tokens; /* of GBytes */
  GRand     *rand;
} Fuzzer;

/* What the handler of fatal signals needs. */
static const char    *failure_path;
static const uint8_t *current_data;
static size_t         current_size;

static void
write_all (int         fd,
           const void *data,
           size_t      size)
{
  const char *next = data;

  while (size > 0)
    {
      ssize_t written = write (fd, next, size);

      if (written <= 0)
        return;
      next += written;
      size -= written;
    }
}

static void
keep_failure (int number)
{
  static const char said[] = "\n# The input that failed is in ";
  int               fd = open (failure_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  if (fd >= 0)
    {
      write_all (fd, current_data, current_size);
      close (fd);
      write_all (STDERR_FILENO, said, strlen (said));
      write_all (STDERR_FILENO, failure_path, strlen (failure_path));
      write_all (STDERR_FILENO, "\n", 1);
    }
  signal (number, SIG_DFL);
  raise (number);
}

static void
watch_for_failures (const char *path)
{
  static const int numbers[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGALRM };

  failure_path = path;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      sighandler_t before = signal (numbers[i], keep_failure);

      /* A sanitizer's own handler says more. */
      if (before != SIG_DFL && before != SIG_IGN)
        signal (numbers[i], before);
    }
}

/* The bytes in memory of just their length, so that reading past them is noticed. */
static void
run_once (gconstpointer data,
          gsize         size)
{
  g_autofree uint8_t *copy = malloc (MAX (size, 1));

  g_assert_nonnull (copy);
  if (size > 0)
    memcpy (copy, data, size);
  current_data = copy;
  current_size = size;
  alarm (LIMIT_SECONDS);
  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, size), ==, 0);
  alarm (0);
}

static void
run_input (GBytes *input)
{
  gsize         size = 0;
  gconstpointer data = g_bytes_get_data (input, &size);

  run_once (data, size);
}

static GBytes *
read_input (const char *path)
{
  g_autoptr (GError) error = NULL;
  char              *data = NULL;
  gsize              length = 0;

  g_file_get_contents (path, &data, &length, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return g_bytes_new_take (data, length);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of names: a folder's own order differs between file systems. */
static void
read_corpus (Fuzzer     *self,
             const char *folder)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir)      dir = g_dir_open (folder, 0, &error);
  const char           *name = NULL;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (self->corpus, read_input (names->pdata[i]));
}

/* One escape of a dictionary: \\, \" or \xNN. */
static const char *
read_token_byte (const char *next,
                 GByteArray *token)
{
  guint8 byte = *next;
  gsize  length = 1;

  if (byte == '\\' && next[1] == 'x' && g_ascii_isxdigit (next[2]) && g_ascii_isxdigit (next[3]))
    {
      byte = g_ascii_xdigit_value (next[2]) * 16 + g_ascii_xdigit_value (next[3]);
      length = 4;
    }
  else if (byte == '\\' && (next[1] == '\\' || next[1] == '"'))
    {
      byte = next[1];
      length = 2;
    }
  g_byte_array_append (token, &byte, 1);
  return next + length;
}

/* Lines such as `name="token"`; the name may be missing and # begins a comment. */
static void
read_dictionary (Fuzzer     *self,
                 const char *path)
{
  g_autoptr (GBytes) file = read_input (path);
  g_autofree char   *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv)     lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *next = strchr (lines[i], '"');
      const char *last = strrchr (lines[i], '"');
      GByteArray *token = NULL;

      if (lines[i][0] == '#' || next == last)
        continue;
      token = g_byte_array_new ();
      for (next++; next < last;)
        next = read_token_byte (next, token);
      g_ptr_array_add (self->tokens, g_byte_array_free_to_bytes (token));
    }
}

/* A number below @limit. */
static guint
pick_number (Fuzzer *self,
             guint   limit)
{
  return g_rand_int_range (self->rand, 0, limit);
}

static GBytes *
pick (Fuzzer    *self,
      GPtrArray *choices)
{
  return choices->pdata[pick_number (self, choices->len)];
}

/* A position in @input, its end included. */
static guint
pick_position (Fuzzer     *self,
               GByteArray *input)
{
  return pick_number (self, input->len + 1);
}

/* At most @limit of the bytes after @begin. */
static guint
pick_length (Fuzzer     *self,
             GByteArray *input,
             guint       begin,
             guint       limit)
{
  return pick_number (self, MIN (input->len - begin, limit) + 1);
}

static void
insert (GByteArray   *input,
        guint         position,
        gconstpointer data,
        gsize         length)
{
  g_autoptr (GBytes) tail = g_bytes_new (input->data + position, input->len - position);

  g_byte_array_set_size (input, position);
  g_byte_array_append (input, data, length);
  g_byte_array_append (input, g_bytes_get_data (tail, NULL), g_bytes_get_size (tail));
}

static void
flip_bit (Fuzzer     *self,
          GByteArray *input)
{
  if (input->len > 0)
    input->data[pick_number (self, input->len)] ^= 1 << pick_number (self, 8);
}

static void
set_byte (Fuzzer     *self,
          GByteArray *input)
{
  if (input->len > 0)
    input->data[pick_number (self, input->len)] = pick_number (self, 256);
}

static void
remove_range (Fuzzer     *self,
              GByteArray *input)
{
  guint begin = pick_position (self, input);
  guint length = pick_length (self, input, begin, 16);

  if (length > 0)
    g_byte_array_remove_range (input, begin, length);
}

static void
repeat_range (Fuzzer     *self,
              GByteArray *input)
{
  guint              begin = pick_position (self, input);
  guint              length = pick_length (self, input, begin, 32);
  g_autoptr (GBytes) range = g_bytes_new (input->data + begin, length);

  insert (input, begin, g_bytes_get_data (range, NULL), length);
}

static void
insert_token (Fuzzer     *self,
              GByteArray *input)
{
  GBytes *token = self->tokens->len > 0 ? pick (self, self->tokens) : NULL;

  if (token != NULL)
    insert (input, pick_position (self, input), g_bytes_get_data (token, NULL),
            g_bytes_get_size (token));
}

/* A piece of another input in the middle of this one. */
static void
insert_other (Fuzzer     *self,
              GByteArray *input)
{
  GBytes       *other = pick (self, self->corpus);
  gsize         size = 0;
  const guint8 *data = g_bytes_get_data (other, &size);
  guint         begin = pick_number (self, size + 1);
  guint         length = pick_number (self, size - begin + 1);

  insert (input, pick_position (self, input), data + begin, length);
}

static void
cut (Fuzzer     *self,
     GByteArray *input)
{
  g_byte_array_set_size (input, pick_position (self, input));
}

typedef void (*Mutation) (Fuzzer     *self,
                          GByteArray *input);

static const Mutation mutations[] = {
  flip_bit, set_byte, remove_range, repeat_range, insert_token, insert_token, insert_other, cut
};

static void
run_mutation (Fuzzer *self)
{
  GBytes                *origin = pick (self, self->corpus);
  g_autoptr (GByteArray) input = g_byte_array_new ();
  guint                  n_steps = 1 + pick_number (self, MAX_STEPS);

  g_byte_array_append (input, g_bytes_get_data (origin, NULL), g_bytes_get_size (origin));
  for (guint i = 0; i < n_steps; i++)
    mutations[pick_number (self, G_N_ELEMENTS (mutations))](self, input);
  run_once (input->data, MIN (input->len, MAX_LENGTH));
}

static guint
get_runs (const char *given)
{
  const char *value = g_getenv ("SENDER_FUZZ_RUNS");
  guint64     runs = 0;

  if (value == NULL)
    value = given;
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &runs, NULL))
    g_error ("“%s” is no number of runs", value);
  return runs;
}

static void
run_all (Fuzzer *self,
         guint   runs)
{
  printf ("1..2\n");
  for (guint i = 0; i < self->corpus->len; i++)
    run_input (self->corpus->pdata[i]);
  printf ("ok 1 %u inputs of the corpus\n", self->corpus->len);
  for (guint i = 0; i < runs; i++)
    run_mutation (self);
  printf ("ok 2 %u mutations with %u tokens\n", runs, self->tokens->len);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char      *name = g_path_get_basename (argv[0]);
  g_autofree char      *path = g_strconcat (name, ".failed", NULL);
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand)     rand = g_rand_new_with_seed (SEED);
  Fuzzer                fuzzer = { .corpus = corpus, .tokens = tokens, .rand = rand };

  if (argc != 2 && argc != 4)
    g_error ("Usage: %s CORPUS DICTIONARY RUNS, or %s FILE", name, name);
  watch_for_failures (path);
  if (argc == 2)
    {
      g_autoptr (GBytes) input = read_input (argv[1]);

      run_input (input);
      return 0;
    }
  read_corpus (&fuzzer, argv[1]);
  read_dictionary (&fuzzer, argv[2]);
  run_all (&fuzzer, get_runs (argv[3]));
  return 0;
}
