/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-certificates.h"

/* Not a secret: the key of two certificates that are there to be refused. It protects nothing. */
static const char key[] =
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxDrqONz0QLYTkghA\n"
  "13awiWSYuxZJTq6bGlYDAdoCsdehRANCAASU6W2LaXn6bTw1ONfmvwKXRNi16nfd\n"
  "HfnbC4TAUAL5fT3qI4Fmu0eGHngHFRHMYJdc+5CAnLxMnk+1+rjjhODY\n"
  "-----END PRIVATE KEY-----\n";

/* Signed by itself, good for a hundred years. */
static const char self_signed_certificate[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBwjCCAWmgAwIBAgIUOH9DPRjLEzt6nC22kKe5DmdaIIAwCgYIKoZIzj0EAwIw\n"
  "KDESMBAGA1UEAwwJMTI3LjAuMC4xMRIwEAYDVQQKDAlTSU1VTEFURUQwIBcNMjYx\n"
  "MTIzMDkzNjU1WhgPMjEyNjEwMzAwOTM2NTVaMCgxEjAQBgNVBAMMCTEyNy4wLjAu\n"
  "MTESMBAGA1UECgwJU0lNVUxBVEVEMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n"
  "lOlti2l5+m08NTjX5r8Cl0TYtep33R352wuEwFAC+X096iOBZrtHhh54BxURzGCX\n"
  "XPuQgJy8TJ5Ptfq444Tg2KNvMG0wHQYDVR0OBBYEFAyvxDWqKc14Z5sj5r0pO4w8\n"
  "YVJqMB8GA1UdIwQYMBaAFAyvxDWqKc14Z5sj5r0pO4w8YVJqMA8GA1UdEwEB/wQF\n"
  "MAMBAf8wGgYDVR0RBBMwEYcEfwAAAYIJbG9jYWxob3N0MAoGCCqGSM49BAMCA0cA\n"
  "MEQCICmt8WeiolukCCEdNOPGgvqAkskONpqtrY4t/4CpyHM+AiApT5bp68FI/wc0\n"
  "h3blI1gA68evEbteC5dsm6sILabizA==\n"
  "-----END CERTIFICATE-----\n";

/* Good for one day of 2020. */
static const char expired_certificate[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBiTCCATCgAwIBAgIBATAKBggqhkjOPQQDAjAoMRIwEAYDVQQDDAkxMjcuMC4w\n"
  "LjExEjAQBgNVBAoMCVNJTVVMQVRFRDAeFw0yMDAxMDEwMDAwMDBaFw0yMDAxMDIw\n"
  "MDAwMDBaMCgxEjAQBgNVBAMMCTEyNy4wLjAuMTESMBAGA1UECgwJU0lNVUxBVEVE\n"
  "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElOlti2l5+m08NTjX5r8Cl0TYtep3\n"
  "3R352wuEwFAC+X096iOBZrtHhh54BxURzGCXXPuQgJy8TJ5Ptfq444Tg2KNLMEkw\n"
  "GgYDVR0RBBMwEYcEfwAAAYIJbG9jYWxob3N0MAwGA1UdEwQFMAMBAf8wHQYDVR0O\n"
  "BBYEFAyvxDWqKc14Z5sj5r0pO4w8YVJqMAoGCCqGSM49BAMCA0cAMEQCIG3s4Q8X\n"
  "LTEHLTKUjRPe+XdhHTHzt8yIEqafidj1J7b3AiBS45yK0hy0Mmhe+Y+BBcOs0Yfb\n"
  "0X//NTHtOATjVuNyJw==\n"
  "-----END CERTIFICATE-----\n";

/**
 * sender_certificates_load:
 * @expired: the one that has expired, not the one that is only unknown
 *
 * Loads a certificate and its key.
 *
 * Returns: (transfer full) (nullable): the certificate
 */
GTlsCertificate *
sender_certificates_load (gboolean expired)
{
  g_autofree char *text = g_strconcat (expired ? expired_certificate : self_signed_certificate,
                                       key, NULL);

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return NULL;
  return g_tls_certificate_new_from_pem (text, -1, NULL);
}
