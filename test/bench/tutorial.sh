#!/usr/bin/env bash
# Adobe's tutorial as a script for many connections: list the existing ones page by page, and post the missing ones one
# after another. It reads a connections file written as JSON. It is efficient: one curl per request and one jq for all
# payloads.
# https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create/crm/zoho
#
# Unlike the action, it does not check the file, test connections, look for twins or retry requests, and its tokens
# appear in the list of processes.
set -euo pipefail

file=$1
flow_service=$PLATFORM_URL/data/foundation/flowservice
connection_spec=929e4450-0237-4ed2-9404-b7e1e0a00309
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

adobe_token=$(curl -fsS "$IMS_URL/ims/token/v3" -d grant_type=client_credentials \
  --data-urlencode "client_id=$ADOBE_CLIENT_ID" --data-urlencode "client_secret=$ADOBE_CLIENT_SECRET" \
  --data-urlencode "scope=openid,AdobeID" | jq -r .access_token)
headers=(-H "Authorization: Bearer $adobe_token" -H "x-api-key: $ADOBE_CLIENT_ID"
  -H "x-gw-ims-org-id: $ADOBE_ORG_ID" -H "x-sandbox-name: $(jq -r .sandbox "$file")")

more=
while
  curl -fsS "${headers[@]}" "$flow_service/connections?property=connectionSpec.id==$connection_spec&limit=100$more" \
    >"$work/page"
  jq '.items[].name' "$work/page" >>"$work/names"
  next=$(jq -r '._links.next.href // empty' "$work/page")
  [[ -n $next ]]
do more="&${next#*\?}"; done

zoho_token=$(curl -fsS "$ZOHO_URL/oauth/v2/token" -d grant_type=refresh_token -d client_id=1000.BENCH \
  --data-urlencode "client_secret=$CLIENT_SECRET" --data-urlencode "refresh_token=$REFRESH_TOKEN" | jq -r .access_token)

jq -c --slurpfile existing "$work/names" --arg token "$zoho_token" --arg spec "$connection_spec" '
  .connections[]
  | select(.name as $name | $existing | index($name) | not)
  | {
      name,
      auth: {
        specName: "Basic Authentication",
        params: {
          endpoint: .auth.endpoint,
          accountsUrl: .auth.accountsUrl,
          clientId: .auth.clientId,
          clientSecret: env[.auth.clientSecret.secret],
          accessToken: $token,
          refreshToken: env[.auth.refreshToken.secret]
        }
      },
      connectionSpec: { id: $spec, version: "1.0" }
    }' "$file" >"$work/payloads"

while read -r payload; do
  curl -fsS "${headers[@]}" -H 'Content-Type: application/json' -d @- "$flow_service/connections" <<<"$payload"
  echo
done <"$work/payloads"
