import type { NewWebsite, PreApproval, Website } from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import { changedAccesses, changedDomains, newAccesses, newDomains } from './access-elements.ts';
import { block, codeElements, type ElementMapper, element, repeatedBlock } from './element-row.ts';
import { carried, chars, code, id, unique } from './element-rules.ts';
import { websitePrincipal } from './principal-elements.ts';
import type { RecordKey } from './report.ts';

/** 网站: the rows of a website in a change and in what is new (docs/spec/bureau-interface.md B-8.1 to B-8.3). */
type WebsiteContent = Omit<NewWebsite, 'providerId' | 'domains' | 'accesses'>;

const approvals = bilingual('前置审批', 'Pre-approvals');
const approvalList = block<WebsiteContent>(
  'Nrlx',
  repeatedBlock<WebsiteContent, PreApproval>(
    'Nrlx_xx',
    'website.preApprovals',
    approvals,
    (w) => w.preApprovals ?? [],
    element('Nrlx_id', 'website.preApprovals', approvals, unique(code(1, 64), 'website'), (a) => a.type),
    element('Qzsph', 'website.preApprovals', approvals, chars(1, 512), (a) => a.number),
    // The scan (Spwj) is added to each approval when the record is written.
  ),
);

const bureauId = element<{ bureauId: string }>(
  'Wzid',
  'website.bureauId',
  bilingual('网站记录号', 'Website record id'),
  unique(id()),
  (w) => w.bureauId,
);
const filingNumber = (tag: string) =>
  element<{ filingNumber: string }>(
    tag,
    'website.filingNumber',
    bilingual('网站备案号', 'Website filing number'),
    chars(1, 128),
    (w) => w.filingNumber,
  );

/** In the order of the schema; what differs between the uploads is given. */
const websiteBlocks = <W extends WebsiteContent>(own: {
  readonly key: (website: W) => string;
  readonly id: ElementMapper<W>;
  readonly domains: ElementMapper<W>;
  readonly accesses: ElementMapper<W>;
  readonly filingNumber: readonly ElementMapper<W>[];
  readonly longestHomeUrl: number;
}): ElementMapper<readonly W[]> => {
  const rows: readonly ElementMapper<W>[] = [
    own.id,
    element('Wzmc', 'website.name', bilingual('网站名称', 'Website name'), carried('website.name'), (w) => w.name),
    (w) => ((w.preApprovals ?? []).length === 0 ? [] : approvalList(w)),
    block(
      'Fwnr',
      codeElements(
        'Fwnr_id',
        'website.serviceContents',
        bilingual('服务内容', 'Service contents'),
        carried('website.serviceContents'),
        64,
        (w) => w.serviceContents,
      ),
    ),
    block(
      'Yylb',
      codeElements(
        'Yylb_id',
        'website.languages',
        bilingual('网站语言', 'Languages'),
        carried('website.languages'),
        256,
        (w) => w.languages,
      ),
    ),
    own.domains,
    own.accesses,
    (w) => websitePrincipal(w.principal),
    ...own.filingNumber,
    element(
      'Syurl',
      'website.homeUrl',
      bilingual('首页网址', 'Home URL'),
      { ...carried('website.homeUrl'), max: own.longestHomeUrl },
      (w) => w.homeUrl,
    ),
    // Without a type in a change, 1–1024 elsewhere (B-13, row 15).
    element(
      'Wz_Bz',
      'website.remark',
      bilingual('网站备注', 'Website remark'),
      carried('website.remark'),
      (w) => w.remark,
    ),
  ];
  const blocks = repeatedBlock<readonly W[], W>(
    'Wz_xx',
    'websites',
    bilingual('网站', 'Websites'),
    (all) => all,
    ...rows,
  );
  return (all) =>
    blocks(all).map((filled, at) => {
      const website = all[at];
      return filled.kind === 'block' && website ? { ...filled, website: own.key(website) } : filled;
    });
};

export const changedWebsites = websiteBlocks<Website>({
  key: (w) => w.bureauId,
  id: bureauId,
  domains: changedDomains,
  accesses: changedAccesses,
  filingNumber: [filingNumber('Baxh')],
  longestHomeUrl: 255,
});

const newWebsites = (longestHomeUrl: number) =>
  websiteBlocks<NewWebsite>({
    key: (w) => w.providerId,
    id: element(
      'IspWzid',
      'website.providerId',
      bilingual('本单位网站记录号', 'Our website record id'),
      unique(id()),
      (w) => w.providerId,
    ),
    domains: newDomains,
    accesses: newAccesses,
    filingNumber: [],
    longestHomeUrl,
  });
export const websitesOfNewFiling = newWebsites(255);
/** Only here the home page may have 512 characters (B-13, row 20). */
export const websitesOfFiledSubject = newWebsites(512);

const filedWebsiteNumber = filingNumber('Wzbah');
/** The website that a new access is added to. */
export const filedWebsite = block<RecordKey>('Wz_xx', (key) =>
  'bureauId' in key ? bureauId(key) : filedWebsiteNumber(key),
);
