import ipaddr from 'ipaddr.js';
import { networkKindsOf } from './special-networks.ts';

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

const isDotted = (host: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(host);

/** Whether an address is one of the internet: none of a special network (RFC 6890 and IANA's registries). */
export function isPublicIp(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && networkKindsOf({ first: parsed, last: parsed }).length === 0;
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
