import ipaddr from 'ipaddr.js';
import { type Addresses, compareAddresses } from '../address/special-networks.ts';
import { formats } from './formats.ts';

/** IPv4 as four decimal numbers, so that no 0x7f.1 means another address than it reads; IPv6 without a zone. */
const addressOf = (text: string): Addresses['first'] | undefined =>
  ipaddr.IPv4.isValidFourPartDecimal(text)
    ? ipaddr.IPv4.parse(text)
    : text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text)
      ? ipaddr.IPv6.parse(text)
      : undefined;

/**
 * The addresses of a text: one address, or two of one family with a hyphen between, the first not the greater; undefined: it is neither.
 * The interface V3.0 has no address 0.0.0.0 (docs/spec/bureau-interface.md B-8).
 */
export function addressesOf(written: string): Addresses | undefined {
  const { first: from = '', last: to = from } = formats.ipRange.pattern.exec(written)?.groups ?? {};
  const [first, last] = [addressOf(from), addressOf(to)];
  if (first === undefined || last === undefined || first.kind() !== last.kind()) return undefined;
  if (first.toByteArray().every((byte) => byte === 0) || compareAddresses(first, last) > 0) return undefined;
  return { first, last };
}

/** The addresses of a network in CIDR notation; undefined: it is none. */
export function addressesOfNetwork(network: string): Addresses | undefined {
  const family = network.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  return family.isValidCIDR(network)
    ? { first: family.networkAddressFromCIDR(network), last: family.broadcastAddressFromCIDR(network) }
    : undefined;
}

/** Whether a text is written as IPv6, of which the interface V3.0 has no form: it stays with the order and the record. */
export const isIpv6 = (written: string): boolean => written.includes(':');
