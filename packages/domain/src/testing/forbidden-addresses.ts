/**
 * Addresses that no partner and no administrator may have our programs call, with https and a usual port where they can have them, so that
 * nothing but the host is wrong. Every place that takes an address refuses each of them.
 */
export const forbiddenAddresses: readonly string[] = [
  // This machine, in every spelling.
  ...['127.0.0.1', '127.0.0.1.', '127.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.0.0.1', '017700000001'],
  ...['0177.0.0.1', '0', '0.0.0.0', '１２７．０．０．１', '%31%32%37.0.0.1', '[::1]', '[::]', '[0:0:0:0:0:0:0:1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
  ...['localhost', 'LOCALHOST.', 'api.localhost', 'localhost.localdomain', 'ip6-localhost'],
  // Private networks, shared and link-local addresses, metadata of clouds, groups, examples, reserved.
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '169.254.1.1'],
  ...['169.254.169.254', '100.100.100.200', '[fd00:ec2::254]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]'],
  ...['[::ffff:10.0.0.1]', '[::ffff:169.254.169.254]', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
  ...['[ff02::1]', '[2001:db8::1]', '[2001::1]', '[100::1]'],
  // Names that stand in networks.
  ...[
    'database',
    'postgres',
    'desk.internal',
    'metadata.google.internal',
    'printer.local',
    'nas.home.arpa',
    'wiki.corp',
  ],
  ...['router.lan', 'wiki.intranet', 'api.default.svc', 'api.default.svc.cluster.local', 'hidden.onion', 'desk.test'],
  ...['nowhere.invalid', '1.0.0.127.in-addr.arpa', 'vault.service.consul'],
  // Public names that lead inside.
  ...[
    '127.0.0.1.nip.io',
    '10-0-0-1.nip.io',
    '7f000001.nip.io',
    '192-168-1-1.sslip.io',
    'localtest.me',
    'api.localtest.me',
  ],
  ...['lvh.me', 'vcap.me', '10.0.0.1.example.com', 'a-192-168-0-1.example.com'],
].map((host) => `https://${host}/`);

/** Addresses whose form hides the host, or that have none. */
export const misleadingAddresses: readonly string[] = [
  'https://127.0.0.1\\@example.com/',
  'https://example.com\\@127.0.0.1/',
  'https:\\\\127.0.0.1/',
  'https:/127.0.0.1/',
  'https:127.0.0.1',
  'https:///127.0.0.1/',
  'https://example.com@127.0.0.1/',
  'https://127.0.0.1:443@example.com/',
  'https://user@example.com/',
  'https://@example.com/',
  'https://127.0.0.1#@example.com/',
  'https://exam ple.com/',
  'https://example.com/\thidden',
  'https://',
  'https://[::1/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'javascript:alert(1)',
  '//example.com/',
];
