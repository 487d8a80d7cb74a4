import { bilingual } from '@beian/domain/text';
import { html } from '../html.ts';
import { markdownBlocks, sectionsOf } from '../markdown.ts';
import { type Entry, type PageRow, prose } from '../page.ts';
import { repositoryLinks } from './rules.ts';

export const changesPage: PageRow = {
  name: 'changes',
  group: 'more',
  label: bilingual('变更记录', 'Changes'),
  intro: bilingual(
    '合作方可用的接口有哪些变化，最新的在前。变化说明为英文。',
    'What changed in the interface for partners, the latest first.',
  ),
  entries: ({ read }, language) => {
    const sections = sectionsOf(read('api/changes.md')).filter(({ level }) => level > 1);
    return [
      prose(
        language,
        'policy',
        bilingual('约定', 'Policy'),
        bilingual(
          '- 新的字段、类型、枚举值、事件类别和错误代码随时可能增加，您的程序应能忽略不认识的。\n- 已公布的名称不会改名或删除：先标为弃用（`@deprecated`，注明代替者和停用日期），至少一年后才停用。\n- 停用以前，旧名称照常可用。',
          '- Fields, types, enum values, event kinds and error codes may be added at any time: a program ignores those that it does not know.\n- A published name is neither renamed nor removed. It is first deprecated (`@deprecated`, with its successor and the day on which it ends), and ends a year later at the earliest.\n- Until that day the old name works as before.',
        ),
      ),
      ...sections.map(
        ({ title, body }, at): Entry => ({
          // Two releases of one day have the same heading.
          anchor:
            sections.findIndex((one) => one.title === title) === at ? title.replaceAll(' ', '-') : `${title}-${at}`,
          title,
          hint: '',
          body: html`${markdownBlocks(body, { target: repositoryLinks(language) })}`,
        }),
      ),
    ];
  },
};
