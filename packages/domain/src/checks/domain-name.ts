import { bilingual } from '../text/bilingual-text.ts';
import { lengthOf, typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

/** Public suffixes directly under .cn: second levels by kind, and by province (CNNIC). */
const UNDER_CN = new Set(
  (
    'ac com edu gov mil net org ' +
    'ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj'
  ).split(' '),
);
/** Common second-level public suffixes of other country codes, e.g. co.uk, com.hk. */
const UNDER_COUNTRY = new Set('ac co com edu go gov idv mil ne net nom or org'.split(' '));

/** A non-ASCII label as punycode `xn--…`; unchanged if it cannot be converted. */
function asciiLabel(label: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked
  if (/^[\x00-\x7f]*$/.test(label)) return label;
  try {
    return new URL(`http://${label}.example`).hostname.replace(/\.example$/, '');
  } catch {
    return label;
  }
}

/**
 * Canonical spelling of a domain: trimmed, half-width, lower case, without a trailing dot, Chinese labels in punycode.
 * For comparisons and keys; display and report keep the original spelling. Never throws.
 */
export const canonicalDomain = (name: string): string =>
  name
    .trim()
    .normalize('NFKC')
    .replaceAll('。', '.')
    .toLowerCase()
    .replace(/\.$/, '')
    .split('.')
    .map(asciiLabel)
    .join('.');

/**
 * Number of labels of the registered name (独立域名): two, or three under a known second-level suffix. The full list of
 * suffixes changes daily; the registry decides the rest.
 */
function registeredLabels(labels: readonly string[]): number {
  const [second = '', top = ''] = labels.slice(-2);
  const sold = top === 'cn' ? UNDER_CN : top.length === 2 ? UNDER_COUNTRY : undefined;
  return sold?.has(second) ? 3 : 2;
}

interface Asked {
  readonly written: string;
  /** Labels of the canonical name. */
  readonly labels: readonly string[];
}

const advice = bilingual(
  '请填写注册的域名本身，例如“shop.example”',
  'Give the registered name itself, e.g. shop.example',
);

const faults: readonly Fault<Asked>[] = [
  ...typingFaults.map((row): Fault<Asked> => ({ ...row, isBroken: ({ written }) => row.isBroken(written) })),
  {
    isBroken: ({ written }) => /[:/?#@]/.test(written),
    message: bilingual('这是网址或邮箱，不是域名', 'This is an address, not a domain name'),
    suggestion: advice,
  },
  {
    isBroken: ({ written, labels }) => [lengthOf(written), labels.join('.').length].some((n) => n < 4 || n > 128),
    message: bilingual('域名的长度应为4–128个字符', 'A domain name has 4 to 128 characters'),
    suggestion: advice,
  },
  {
    isBroken: ({ labels }) => labels.every((label) => /^\d+$/.test(label)),
    message: bilingual('IP地址不是域名', 'An IP address is not a domain name'),
    suggestion: advice,
  },
  {
    // Canonical labels are ASCII: other scripts than Chinese are detected in the original spelling, the rest as
    // letters, digits, hyphen.
    isBroken: ({ written, labels }) =>
      /[^\p{Script=Han}a-z\d.-]/iu.test(written) ||
      written.endsWith('.') ||
      labels.some((label) => !/^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(label)),
    message: bilingual(
      '域名只能由汉字、字母、数字和“-”组成，每段1–63个字符，不以“-”或“.”开头或结尾',
      'A domain name is Chinese characters, letters, digits and hyphens, 1 to 63 a label, no hyphen or dot at an end',
    ),
    suggestion: bilingual('请检查域名的每一段', 'See to each label of the name'),
  },
  {
    isBroken: ({ labels }) => labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? ''),
    message: bilingual('域名缺少后缀', 'The domain name lacks its top level'),
    suggestion: advice,
  },
  {
    isBroken: ({ labels }) => labels[0] === 'www',
    message: bilingual('域名不能以“www.”开头', 'A domain name does not begin with www.'),
    suggestion: bilingual('请删除“www.”', 'Remove www.'),
  },
  {
    // Outside .cn a name like `com.xx` may be a registered domain.
    isBroken: ({ labels }) => labels.at(-1) === 'cn' && labels.length < registeredLabels(labels),
    message: bilingual('这是公共后缀，不是注册的域名', 'This is a public suffix, not a registered name'),
    suggestion: advice,
  },
  {
    // Under a foreign country code there may be unknown second-level suffixes: a person checks.
    isBroken: ({ labels }) => labels.length > registeredLabels(labels) && /^(?!cn$)[a-z]{2}$/.test(labels.at(-1) ?? ''),
    outcome: 'warn',
    message: bilingual('可能是主机名，而不是注册的域名', 'This may be a host name and not a registered name'),
    suggestion: bilingual('请确认注册的是完整的这个域名', 'See whether this very name is registered'),
  },
  {
    isBroken: ({ labels }) => labels.length > registeredLabels(labels),
    message: bilingual('这是主机名，不是注册的域名', 'This is a host name, not a registered name'),
    suggestion: advice,
  },
];

/** A domain as filed (docs/spec/rules.md ): the registered name without a host, 4–128 characters. Bureau code 1004. */
export const checkDomainName = (name: string): Finding =>
  firstFaultFinding('FMT-DOMAIN', faults, { written: name, labels: canonicalDomain(name).split('.') });
