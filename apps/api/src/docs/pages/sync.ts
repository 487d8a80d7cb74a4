import { bilingual } from '@beian/domain/text';
import { html } from '../html.ts';
import { markdownBlocks, sectionsOf } from '../markdown.ts';
import { firstSentence, type PageRow } from '../page.ts';
import { repositoryLinks } from './rules.ts';

/** docs/api/sync.md. Its anchors are the same in both languages: the places of the sections. */
const anchors = ['reference', 'read', 'speed'] as const;

export const syncPage: PageRow = {
  name: 'sync',
  group: 'start',
  label: bilingual('同步订单', 'Your own copy of orders'),
  intro: bilingual(
    '首次读取全部，读取此后的变化，按自己的编号查找订单。',
    'The first read of everything, what changed since, and how to find an order by your own id.',
  ),
  entries: ({ read }, language) =>
    sectionsOf(read(`api/sync${{ zh: '.zh.md', en: '.md' }[language]}`))
      .filter(({ level }) => level > 1)
      .map(({ title, body }, at) => ({
        ...{ anchor: anchors[at] ?? `part-${at + 1}`, title, hint: firstSentence(body) },
        body: html`${markdownBlocks(body, { target: repositoryLinks(language) })}`,
      })),
};
