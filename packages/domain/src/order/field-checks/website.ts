import { checkAppName } from '../../checks/app-name.ts';
import { canonicalDomain } from '../../checks/canonical-domain.ts';
import { checkAppDomain, checkDomainName } from '../../checks/domain-name.ts';
import { passFinding } from '../../checks/finding.ts';
import { checkHomeUrl } from '../../checks/home-url.ts';
import { approvalValidity, checkIdValidity } from '../../checks/id-validity.ts';
import { checkSiteName } from '../../checks/site-name.ts';
import { checkPublishedCode } from '../../codes/published.ts';
import { listOf, textOf } from '../../filing/fields.ts';
import { isPerson, type Proposal } from '../../filing/proposal.ts';
import { parsePreApproval } from '../../filing/record-values.ts';
import { kindRow } from '../../order-names/kinds/kinds.ts';
import { domainRulesOf } from '../../province-rules/domain-rules.ts';
import { reachesIn } from '../../province-rules/rules.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { checkBlackListed } from './black-list.ts';
import {
  checkCodeField,
  checkYesNo,
  eachPart,
  type FieldCheck,
  failFinding,
  findingIf,
  maxEntries,
  nameCharacters,
  noDuplicates,
  warnFinding,
} from './field-check.ts';
import { principalChecks } from './principal.ts';

/** Rules of the province for the name of a person's site. */
function provinceNames({ province, edition }: Proposal) {
  const rules = reachesIn(province, edition, 'siteName').map(({ reach }) => reach);
  const endings = rules.flatMap((reach) => reach.endings ?? []);
  return {
    provinceWords: rules.flatMap((reach) => reach.words ?? []),
    provinceEndings: endings.length === 0 ? undefined : endings,
  };
}

/** 政府机关, whose third-level names under gov.cn are filed where names under it are filed here at all (docs/spec/rules.md R-7). */
const GOVERNMENT = '2';
const mayHaveGovernmentHosts = ({ after, province, edition }: Proposal): boolean =>
  textOf(after, 'subject.nature') === GOVERNMENT && domainRulesOf(province, edition).governmentNames !== 'elsewhere';
const isApp = ({ kind }: Proposal): boolean => kindRow(kind).app === true;

/** 博客/个人空间 and 其他: services that a person's site may offer (docs/spec/rules.md, HW-FLOW). */
const PERSONS_SERVICES: readonly string[] = ['6', '24'];

/** Checks of the website 网站信息 (docs/spec/rules.md ). */
export const websiteChecks = {
  'website.name': {
    checks: [
      eachPart((name, proposal) =>
        isApp(proposal)
          ? checkAppName(name)
          : checkSiteName(name, {
              holder: isPerson(proposal.after) ? 'person' : 'unit',
              domains: listOf(proposal.after, 'website.domains'),
              preApproved: listOf(proposal.after, 'website.preApprovals').length > 0,
              ...provinceNames(proposal),
            }),
      ),
      nameCharacters,
    ],
  },
  'website.domains': {
    checks: [
      eachPart((name, proposal) =>
        isApp(proposal)
          ? checkAppDomain(name)
          : checkDomainName(name, { thirdLevelOfGovernment: mayHaveGovernmentHosts(proposal) }),
      ),
      noDuplicates(canonicalDomain),
      checkBlackListed('website.domains'),
    ],
  },
  'website.homeUrl': { checks: [eachPart((url, { after }) => checkHomeUrl(url, listOf(after, 'website.domains')))] },
  'website.serviceContents': {
    checks: [
      checkCodeField('SERVICE_CONTENT', 'website.serviceContents'),
      maxEntries(64),
      noDuplicates(),
      (parts, { after }) =>
        findingIf(
          isPerson(after) && parts.some((part) => !PERSONS_SERVICES.includes(part)),
          warnFinding(
            'WEB-03',
            bilingual(
              '个人网站的服务内容一般只能为其他或博客',
              "A person's site offers 'other' or a blog only, as a rule",
            ),
            bilingual('请核对网站实际内容', "Compare it with the site's real content"),
          ),
        ),
    ],
  },
  'website.languages': { checks: [checkCodeField('LANGUAGE', 'website.languages'), maxEntries(256), noDuplicates()] },
  'website.preApprovals': {
    checks: [
      maxEntries(64),
      noDuplicates((part) => `${parsePreApproval(part)?.type ?? part}`),
      eachPart((written) => {
        const approval = parsePreApproval(written);
        return approval === undefined || approval.type < 1 || approval.type > 64
          ? failFinding(
              'WEB-04, code 1033',
              bilingual('应为“类型代码:批准文号”', 'A pre-approval is written type:number'),
              bilingual('例如 2:新出审字样例号', 'For instance 2:新出审字样例号'),
            )
          : passFinding('WEB-04');
      }),
      eachPart((written, proposal) => {
        const type = (one: string) => `${parsePreApproval(one)?.type ?? ''}`;
        const before = listOf(proposal.before, 'website.preApprovals').map(type);
        return checkPublishedCode('PRE_APPROVAL', type(written), before, proposal.published?.codes ?? {});
      }),
    ],
  },
  'website.preApprovalValidUntil': {
    checks: [eachPart((until, { today }) => checkIdValidity(until, today, approvalValidity))],
  },
  'website.noPreApproval': { checks: [eachPart(checkYesNo)] },
  ...principalChecks('website'),
} satisfies Partial<Record<string, FieldCheck>>;
