<?php
// PHP 8 or later, no dependency. $body is the raw request body, $headers have lower-case names.
const TOLERANCE_S = 300;

/** $secrets: the endpoint's secrets (whsec_...); during a rotation the old and the new one. The event, or null. */
function verify(string $body, array $headers, array $secrets, ?int $now = null): ?array
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if (!preg_match('/^\d{1,12}$/', $timestamp) || abs(($now ?? time()) - (int) $timestamp) > TOLERANCE_S) {
        return null;
    }
    $given = explode(' ', $headers['webhook-signature'] ?? '');
    foreach ($secrets as $secret) {
        $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true);
        $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
        foreach ($given as $one) {
            if (hash_equals($expected, $one)) {
                return json_decode($body, true);
            }
        }
    }
    return null;
}
