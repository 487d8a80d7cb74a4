import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { codeRowsOf, type LinkTarget, markdownBlocks, sectionsOf } from '../markdown.ts';
import { type Entry, firstSentence, linkTo, type PageRow } from '../page.ts';

interface RulesFile {
  readonly name: string;
  readonly file: string;
  readonly label: BilingualText;
  /** Sections about the work of staff: their text is not published, their ids have a place because a refusal may name them. */
  readonly ofStaff?: readonly string[];
}
/** The pages that a `ruleId` leads to. */
const files: readonly RulesFile[] = [
  { name: 'rules', file: 'rules', label: bilingual('备案规则 R', 'Rules of the field R') },
  { name: 'rules-life-cycle', file: 'life-cycle', label: bilingual('流程规则 L', 'Rules of the life cycle L') },
  {
    name: 'rules-desk',
    file: 'desk',
    label: bilingual('审核台规则 D', 'Rules of the desk D'),
    ofStaff: ['D-review', 'D-bureau', 'D-trust'],
  },
  {
    name: 'rules-bureau',
    file: 'bureau-interface',
    label: bilingual('管局接口规则 B', 'Rules of the bureau interface B'),
  },
];

/** The page of each file of the repository that a text links to. */
const pageOfFile: Readonly<Record<string, string>> = {
  ...Object.fromEntries(files.map(({ name, file }) => [`${file}.md`, name])),
  'provinces.md': 'provinces',
  'codes.md': 'codes',
  'fields.md': 'fields',
  'kinds.md': 'orders',
  'limits.md': 'limits',
  'partner-events.md': 'webhooks',
  'events.md': 'webhooks',
  'subscriptions.md': 'webhooks',
  'sync.md': 'sync',
  'sync.zh.md': 'sync',
  'test-orders.md': 'test-orders',
  'changes.md': 'changes',
  'changes.zh.md': 'changes',
  'policy.md': 'changes',
  'policy.zh.md': 'changes',
  'errors.md': 'errors',
};

/** Links to files of the repository lead to their page of this site; those without one become plain text. */
export const repositoryLinks =
  (language: Language): LinkTarget =>
  (href) => {
    if (/^(https:\/\/|#)/.test(href)) return href;
    const [path = '', anchor] = href.split('#');
    const page = pageOfFile[path.split('/').at(-1) ?? ''];
    return page && linkTo(language, page, anchor);
  };

const idOf = (title: string): string | undefined => /^([A-Z]-[\w.-]+)\s/.exec(title)?.[1];

const forStaff = bilingual(
  '这条规则只涉及审核台工作人员的工作，不在此公布。',
  'This rule is about the work of the staff of the desk alone, and is not published here.',
);

/** The chapter (level 2) that each section stands in. */
const withChapters = (sections: ReturnType<typeof sectionsOf>) => {
  let chapter: string | undefined;
  return sections.map((section) => {
    if (section.level === 2) chapter = idOf(section.title);
    return { ...section, chapter };
  });
};

const rulesPage = ({ name, file, label, ofStaff = [] }: RulesFile): PageRow => ({
  ...{ name, group: 'more', label },
  intro: bilingual(
    '`ruleId` 指向本页：每条规则一个编号，编号不变。规则正文为英文，附中文术语。',
    'A `ruleId` leads here: each rule has an id, which does not change.',
  ),
  entries: ({ read }, language) =>
    withChapters(sectionsOf(read(`spec/${file}.md`))).flatMap(({ level, title, body: text, chapter }): Entry[] => {
      const anchor = idOf(title);
      if (anchor === undefined) return [];
      const body = ofStaff.includes(chapter ?? '') ? forStaff[language] : text;
      return [
        {
          ...{ anchor, title, hint: firstSentence(body), level: level > 2 ? 3 : 2 },
          body: markdownBlocks(body, { target: repositoryLinks(language), codeRows: true }),
          members: codeRowsOf(body).map(({ code, says }) => ({ anchor: code, title: code, hint: says })),
        },
      ];
    }),
});

export const rulesPages: readonly PageRow[] = files.map(rulesPage);
