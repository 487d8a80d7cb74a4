import { parse } from 'tldts';
import { bilingual } from '../text/bilingual-text.ts';
import { canonicalDomain } from './canonical-domain.ts';
import { lengthOf, typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { domainLabels, formats } from './formats.ts';
import { isGovernmentName } from './government-name.ts';

interface Asked {
  readonly written: string;
  /** Labels of the canonical name. */
  readonly labels: readonly string[];
  /** The registered name (独立域名) within the canonical name; null for a public suffix. */
  readonly registered: string | null;
  /** Whether the public suffix list knows the suffix; else the registered name is a guess. */
  readonly isSuffixListed: boolean;
  readonly thirdLevelOfGovernment: boolean;
}

/** A host; one label below a name under gov.cn is none for a body that may have it filed. */
const isHost = ({ registered, labels, thirdLevelOfGovernment }: Asked): boolean => {
  const name = labels.join('.');
  return registered !== name && !(thirdLevelOfGovernment && isGovernmentName(name) && labels.length === 4);
};

const advice = bilingual(
  '请填写注册的域名本身，例如“shop.example”',
  'Give the registered name itself, e.g. shop.example',
);

const namesFaults: readonly Fault<Asked>[] = [
  ...typingFaults.map((row): Fault<Asked> => ({ ...row, isBroken: ({ written }) => row.isBroken(written) })),
  {
    isBroken: ({ written }) => /[:/?#@]/.test(written),
    message: bilingual('这是网址或邮箱，不是域名', 'This is an address, not a domain name'),
    suggestion: advice,
  },
  {
    isBroken: ({ written, labels }) =>
      [lengthOf(written), labels.join('.').length].some((n) => n < formats.domain.min || n > 128),
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
      !domainLabels.test(written) || labels.some((label) => !/^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(label)),
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
    isBroken: ({ registered }) => registered === null,
    message: bilingual('这是公共后缀，不是注册的域名', 'This is a public suffix, not a registered name'),
    suggestion: advice,
  },
];

const faults: readonly Fault<Asked>[] = [
  ...namesFaults,
  {
    // A country may sell names under second levels that the list does not know: a person checks.
    isBroken: (asked) => isHost(asked) && !asked.isSuffixListed && asked.labels.at(-1)?.length === 2,
    outcome: 'warn',
    message: bilingual('可能是主机名，而不是注册的域名', 'This may be a host name and not a registered name'),
    suggestion: bilingual('请确认注册的是完整的这个域名', 'See whether this very name is registered'),
  },
  {
    isBroken: isHost,
    message: bilingual('这是主机名，不是注册的域名', 'This is a host name, not a registered name'),
    suggestion: advice,
  },
];

/**
 * A domain as filed (docs/spec/rules.md ): the registered name without a host, 4–128 characters. Bureau code 1004.
 * What is a suffix says the public suffix list of the installed tldts; names that a company gives out under its own
 * domain (its private part) are hosts. `thirdLevelOfGovernment`: the subject may file one below its name under gov.cn.
 */
export const checkDomainName = (name: string, { thirdLevelOfGovernment = false } = {}): Finding =>
  firstFaultFinding('FMT-DOMAIN', faults, { ...askedOf(name), thirdLevelOfGovernment });

/** Labels that a domain of an app may have in front of the registered name. */
const APP_HOST_LABELS = 2;
const appFaults: readonly Fault<Asked>[] = [
  ...namesFaults,
  {
    isBroken: ({ registered, labels }) => labels.length - (registered?.split('.').length ?? 0) > APP_HOST_LABELS,
    message: bilingual(
      'APP 的域名最多比注册的域名多两段',
      'A domain of an app is the registered name with at most two more labels',
    ),
    suggestion: bilingual('例如“a.b.shop.example”', 'For instance a.b.shop.example'),
  },
];

/** A domain that an app calls (docs/spec/rules.md ): the registered name, or a host of at most two more labels. */
export const checkAppDomain = (name: string): Finding => firstFaultFinding('FMT-DOMAIN', appFaults, askedOf(name));

function askedOf(name: string): Asked {
  const canonical = canonicalDomain(name);
  const { domain, isIcann } = parse(canonical, { allowPrivateDomains: false });
  return {
    written: name,
    labels: canonical.split('.'),
    registered: domain,
    isSuffixListed: isIcann === true,
    thirdLevelOfGovernment: false,
  };
}

/** The registered name 独立域名 of a host, canonical; the host itself where the public suffix list tells none. */
export function registeredName(name: string): string {
  const canonical = canonicalDomain(name);
  return parse(canonical, { allowPrivateDomains: false }).domain ?? canonical;
}
