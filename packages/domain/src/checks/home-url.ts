import { bilingual } from '../text/bilingual-text.ts';
import { canonicalDomain } from './canonical-domain.ts';
import { lengthOf, typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';

/** Host of a home URL, with or without `http://`, in canonical form; undefined if there is none. */
const hostOf = (url: string): string | undefined => {
  const host = formats.url.pattern.exec(url)?.groups?.host;
  return host === undefined ? undefined : canonicalDomain(host);
};

/** Whether a host is one of the domains or lies under one, in whatever spelling. Compares labels: `myshop.example` is not under `shop.example`. */
export const isHostUnder = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => `.${canonicalDomain(host)}`.endsWith(`.${canonicalDomain(domain)}`));

interface Asked {
  readonly url: string;
  readonly domains: readonly string[];
}

const faults: readonly Fault<Asked>[] = [
  ...typingFaults.map((row): Fault<Asked> => ({ ...row, isBroken: ({ url }) => row.isBroken(url) })),
  {
    isBroken: ({ url }) => lengthOf(url) < formats.url.min || lengthOf(url) > 255,
    message: bilingual('首页网址的长度应为4–255个字符', 'A home URL has 4 to 255 characters'),
    suggestion: bilingual('请填写完整的首页网址', 'Give the whole address'),
  },
  {
    isBroken: ({ url }) => hostOf(url) === undefined,
    message: bilingual('首页网址格式不正确', 'The home URL is malformed'),
    suggestion: bilingual('请填写一个网址，例如“www.shop.example”', 'Give one address, e.g. www.shop.example'),
  },
  {
    isBroken: ({ url, domains }) => !isHostUnder(hostOf(url) ?? '', domains),
    message: bilingual('首页网址不包含任何一个备案域名', 'The home URL contains none of the filed domains'),
    suggestion: bilingual('请使用备案域名下的网址', 'Use an address under one of the filed domains'),
  },
];

/**
 * Address of the home page (docs/spec/rules.md ): 4–255 characters, under one of the filed `domains`, else bureau code 1041.
 */
export const checkHomeUrl = (url: string, domains: readonly string[]): Finding =>
  firstFaultFinding('FMT-HOME-URL', faults, { url, domains });
