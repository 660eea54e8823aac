/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SenderAcceptance        SenderAcceptance;
typedef struct _SenderAuthorization     SenderAuthorization;
typedef struct _SenderChannelRequest    SenderChannelRequest;
typedef struct _SenderConfig            SenderConfig;
typedef struct _SenderEnvironment       SenderEnvironment;
typedef struct _SenderFallback          SenderFallback;
typedef struct _SenderFinding           SenderFinding;
typedef struct _SenderFix               SenderFix;
typedef struct _SenderFlow              SenderFlow;
typedef struct _SenderFormField         SenderFormField;
typedef struct _SenderHeader            SenderHeader;
typedef struct _SenderJson              SenderJson;
typedef struct _SenderList              SenderList;
typedef struct _SenderMessage           SenderMessage;
typedef struct _SenderOriginationNumber SenderOriginationNumber;
typedef struct _SenderPingone           SenderPingone;
typedef struct _SenderProvider          SenderProvider;
typedef struct _SenderRecord            SenderRecord;
typedef struct _SenderRequest           SenderRequest;
typedef struct _SenderVariable          SenderVariable;

G_END_DECLS
