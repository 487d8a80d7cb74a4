import { canonicalDomain, checkDomainName } from '../../checks/domain-name.ts';
import { passed } from '../../checks/finding.ts';
import { checkGbk } from '../../checks/gbk.ts';
import { checkHomeUrl } from '../../checks/home-url.ts';
import { checkSiteName } from '../../checks/site-name.ts';
import { checkPublishedCode } from '../../codes/published.ts';
import { reachesIn } from '../../province/rules.ts';
import { text } from '../../text.ts';
import { listOf } from '../fields.ts';
import { isPerson, type Proposal } from '../proposal.ts';
import { readPreApproval } from '../record-values.ts';
import { checkBlackListed } from './black-list.ts';
import { codeOf, each, type FieldCheck, failed, noMoreThan, noneTwice, unless, warned } from './field-check.ts';
import { principalChecks } from './principal.ts';

/** What a person's site may be called there. */
function provinceNames({ province, edition }: Proposal) {
  const rules = reachesIn(province, edition, 'siteName').map(({ reach }) => reach);
  const endings = rules.flatMap((reach) => reach.endings ?? []);
  return {
    provinceWords: rules.flatMap((reach) => reach.words ?? []),
    provinceEndings: endings.length === 0 ? undefined : endings,
  };
}

/** 博客/个人空间 and 其他: what a person's site may offer (rules.md §4.3, HW-FLOW). */
const PERSONS_SERVICES: readonly string[] = ['6', '24'];

/** Checks of the website 网站信息 (rules.md §4.3, §4.6). */
export const websiteChecks = {
  'website.name': {
    checks: [
      each((name, proposal) =>
        checkSiteName(name, {
          holder: isPerson(proposal.after) ? 'person' : 'unit',
          domains: listOf(proposal.after, 'website.domains'),
          preApproved: listOf(proposal.after, 'website.preApprovals').length > 0,
          ...provinceNames(proposal),
        }),
      ),
      each(checkGbk),
    ],
  },
  'website.domains': {
    checks: [each(checkDomainName), noneTwice(canonicalDomain), checkBlackListed('website.domains')],
  },
  'website.homeUrl': { checks: [each((url, { after }) => checkHomeUrl(url, listOf(after, 'website.domains')))] },
  'website.serviceContents': {
    checks: [
      codeOf('SERVICE_CONTENT', 'website.serviceContents'),
      noMoreThan(64),
      noneTwice(),
      (parts, { after }) =>
        unless(
          isPerson(after) && parts.some((part) => !PERSONS_SERVICES.includes(part)),
          warned(
            'WEB-03',
            text('个人网站的服务内容一般只能为其他或博客', "A person's site offers 'other' or a blog only, as a rule"),
            text('请核对网站实际内容', "Compare it with the site's real content"),
          ),
        ),
    ],
  },
  'website.languages': { checks: [codeOf('LANGUAGE', 'website.languages'), noMoreThan(256), noneTwice()] },
  'website.preApprovals': {
    checks: [
      noMoreThan(64),
      noneTwice((part) => part.split(':')[0] ?? ''),
      each((written) => {
        const approval = readPreApproval(written);
        return approval === undefined || approval.type < 1 || approval.type > 64
          ? failed(
              'WEB-04, code 1033',
              text('应为“类型代码:批准文号”', 'A pre-approval is written type:number'),
              text('例如 2:新出审字样例号', 'For instance 2:新出审字样例号'),
            )
          : passed('WEB-04');
      }),
      each((written, proposal) => {
        const type = (one: string) => `${readPreApproval(one)?.type ?? ''}`;
        const before = listOf(proposal.before, 'website.preApprovals').map(type);
        return checkPublishedCode('PRE_APPROVAL', type(written), before, proposal.published?.codes ?? {});
      }),
    ],
  },
  'website.remark': { checks: [each(checkGbk)] },
  ...principalChecks('website'),
} satisfies Partial<Record<string, FieldCheck>>;
