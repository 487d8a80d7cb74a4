/**
 * The rule for addresses that somebody types and our programs call: a partner's webhook, a bureau's service. It is checked when an
 * address is saved and again before each call; where a name leads is checked at the connection (`createOutbound`).
 */

/** Names of this machine, of private networks and of none (RFC 6761, 6762, 7686, 8375, 9476; common names of clusters and routers). */
const insideNames = [
  ...[
    'localhost',
    'localdomain',
    'local',
    'internal',
    'intranet',
    'lan',
    'home',
    'corp',
    'private',
    'mail',
    'home.arpa',
  ],
  ...['arpa', 'test', 'invalid', 'onion', 'alt', 'i2p', 'svc', 'cluster', 'pod', 'consul', 'docker', 'k8s', 'kube'],
  ...['domain', 'host', 'router', 'gateway', 'workgroup', 'ts.net'],
];

/** Public names whose only purpose is to lead to an address that stands in the name, or to this machine. */
const leadingInside = [
  ...['nip.io', 'sslip.io', 'xip.io', 'xip.name', 'traefik.me', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com'],
  ...['localho.st', 'local.gd', 'yoogle.com', 'ulh.us', 'smackaho.st', 'fuf.me', '127-0-0-1.org.uk'],
  ...['1u.ms', 'rbndr.us'],
];

/** Not of the internet: this network, private, shared, this machine, link-local, tests, groups, reserved (RFC 6890). */
const privateIpv4: readonly (readonly [first: number, bits: number])[] = [
  ...(['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'] as const),
  ...([
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
  ] as const),
  ...(['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] as const),
].map((range) => {
  const [net = '', bits] = range.split('/');
  return [toNumber(net), Number(bits)];
});

function toNumber(dotted: string): number {
  return dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

const isDotted = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) && host.split('.').every((part) => Number(part) < 256);

/** Whether an address is one of the internet. Of IPv6 2000::/3 is, without what holds another address or is for examples. */
export function isPublicIp(address: string): boolean {
  if (isDotted(address)) {
    const value = toNumber(address);
    return !privateIpv4.some(
      ([first, bits]) => Math.floor(value / 2 ** (32 - bits)) === Math.floor(first / 2 ** (32 - bits)),
    );
  }
  const [first = 0, second = 0] = address.split(':').map((group) => Number.parseInt(group, 16) || 0);
  const isGlobal = first >= 0x2000 && first <= 0x3fff;
  return (
    isGlobal && first !== 0x2002 && first !== 0x3fff && !(first === 0x2001 && (second < 0x200 || second === 0xdb8))
  );
}

/** `form`: not an address of this kind; `literal`: an IP address; `inside`: of this machine or a network; `port`: not a port of these. */
export type AddressFault = 'form' | 'literal' | 'inside' | 'port';

interface AddressRule {
  readonly schemes: readonly ('http:' | 'https:')[];
  /** Undefined: any. */
  readonly ports?: readonly number[];
  /** Whether a public IP address may stand in place of a name. */
  readonly takesIp: boolean;
  /** Hosts that may be inside: those that the operator names, or on a laptop any. */
  readonly mayBeInside: (host: string) => boolean;
}

/** Why an address may not be called; undefined: it may. */
export function addressFault(typed: string, rule: AddressRule): AddressFault | undefined {
  // The URL parser drops or turns round these, so that people read another host than it does.
  if (/[\s\\\p{Cc}]/u.test(typed) || !/^https?:\/\/[^/]/i.test(typed) || !URL.canParse(typed)) return 'form';
  const url = new URL(typed);
  const authority = /^https?:\/\/([^/?#]*)/i.exec(typed)?.[1] ?? '';
  const isBare = !authority.includes('@') && url.username === '' && url.password === '' && !typed.includes('#');
  if (!rule.schemes.some((scheme) => scheme === url.protocol) || !isBare) return 'form';
  const host = url.hostname.replace(/\.$/, '').replace(/^\[|\]$/g, '');
  if (rule.mayBeInside(host)) return undefined;
  const isIp = url.hostname.startsWith('[') || isDotted(host) || /^[\d.]+$/.test(host);
  if (isIp) {
    // Written otherwise than it is called (127.1, 0x7f.1): nobody does so by mistake.
    const isAsWritten =
      authority
        .replace(/:\d*$/, '')
        .replace(/^\[|\]$/g, '')
        .toLowerCase() === host;
    if (!rule.takesIp || !isAsWritten || !isPublicIp(host)) return 'literal';
  } else if (isInsideName(host)) return 'inside';
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return rule.ports === undefined || rule.ports.includes(port) ? undefined : 'port';
}

function isInsideName(host: string): boolean {
  const isUnder = (name: string) => host === name || host.endsWith(`.${name}`);
  if (!host.includes('.') || insideNames.some(isUnder) || leadingInside.some(isUnder)) return true;
  // 10-0-0-1.example, 10.0.0.1.example: names that hold an address and lead to it.
  const held = /(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?=[.-]|$)/.exec(host)?.slice(1, 5).join('.');
  return held !== undefined && isDotted(held) && !isPublicIp(held);
}
