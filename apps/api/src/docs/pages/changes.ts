import { bilingual } from '@beian/domain/text';
import { html } from '../html.ts';
import { markdownBlocks, sectionsOf } from '../markdown.ts';
import { type Entry, firstSentence, type PageRow } from '../page.ts';
import { repositoryLinks } from './rules.ts';

export const changesPage: PageRow = {
  name: 'changes',
  group: 'more',
  label: bilingual('变更记录', 'Changes'),
  intro: bilingual(
    '合作方可以依靠的约定，以及每次公布的变化，最新的在前。',
    'What a program may rely on, and what changed with each release, the latest first.',
  ),
  entries: ({ read }, language) => {
    const suffix = { zh: '.zh.md', en: '.md' }[language];
    const target = repositoryLinks(language);
    const [policy] = sectionsOf(read(`api/policy${suffix}`));
    const releases = sectionsOf(read(`api/changes${suffix}`)).filter(({ level }) => level > 1);
    const entryOf = (anchor: string, title: string, body: string): Entry => ({
      ...{ anchor, title, hint: firstSentence(body) },
      body: html`${markdownBlocks(body, { target })}`,
    });
    return [
      ...(policy === undefined ? [] : [entryOf('policy', policy.title, policy.body)]),
      ...releases.map(({ title, body }) => entryOf(title, title, body)),
    ];
  },
};
