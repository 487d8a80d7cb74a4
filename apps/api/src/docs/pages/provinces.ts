import { ruleTopics, statedRules } from '@beian/domain/order';
import {
  dayOfEdition,
  findProvince,
  namedEditions,
  provinceCodes,
  sourceKeys,
  sourcesOf,
} from '@beian/domain/province';
import { bilingual, type Language } from '@beian/domain/text';
import { type Html, html } from '../html.ts';
import { anchorOf, code, type Entry, linkTo, type PageRow, table } from '../page.ts';

/** A document below, or a heading of the interface's digest. */
const sourceLink = (key: string, language: Language): Html =>
  sourceKeys.includes(key)
    ? html`<a href="#source.${anchorOf(key)}">${key}</a>`
    : /^B-\d/.test(key)
      ? html`<a href="${linkTo(language, 'rules-bureau', key)}">${key}</a>`
      : html`${key}`;

function provinceEntry(province: string, language: Language): Entry {
  const row = findProvince(province);
  const rules = statedRules(province, namedEditions);
  return {
    anchor: province,
    title: `${row?.label[language] ?? ''} ${row?.short ?? ''} ${province}`,
    hint: row?.bureau ?? '',
    body: html`<p>${row?.bureau ?? ''}</p>${table(
      bilingual('主题|规则|自|至|来源', 'Topic|Rule|From|Until|Source')[language].split('|'),
      rules.map((rule) => ({
        cells: [
          ruleTopics[rule.topic][language],
          html`${rule.says[language]} <span class="quiet">${rule.key}</span>`,
          html`<span class="day">${rule.from}</span>`,
          html`<span class="day">${rule.until ?? '–'}</span>`,
          html`${rule.source.split(/,\s*|;\s*/).map((key, at) => [at > 0 && ', ', sourceLink(key, language)])}`,
        ],
      })),
    )}`,
    members: rules.map((rule) => ({
      anchor: province,
      title: `${row?.short ?? province} · ${ruleTopics[rule.topic][language]}`,
      hint: rule.says[language],
    })),
  };
}

export const provincesPage: PageRow = {
  name: 'provinces',
  group: 'field',
  label: bilingual('各省规则', 'Rules of the provinces'),
  intro: bilingual(
    '每条规则都有起止日期和来源；“至”为不再适用的第一天。某一省此刻按哪些规则办理，以 `rulebook(code:)` 和 `province(code:)` 的答复为准。本页不含本平台的自定规则；它们与来源见 `rulebook(code:)`：已生效的在 `rules`，变动连同未生效的在 `changes`，每次批准时另有事件 `rules.changed`。',
    'Each rule has its days and its source; “until” is the first day on which it no longer applies. The rules by which a province is handled now are what `rulebook(code:)` and `province(code:)` answer. This page leaves out the own rules of the installation: `rulebook(code:)` has them with their sources, those in force in `rules`, changes and those to come in `changes`; the event `rules.changed` tells of each approval.',
  ),
  entries: (_source, language) => [
    {
      anchor: 'editions',
      title: bilingual('规则版本', 'Editions')[language],
      hint: namedEditions.join(', '),
      body: table(
        bilingual('版本|起始', 'Edition|From')[language].split('|'),
        namedEditions.map((edition) => ({
          anchor: `edition.${edition}`,
          cells: [code(edition), dayOfEdition(edition)],
        })),
      ),
      members: namedEditions.map((edition) => ({
        ...{ anchor: `edition.${edition}`, title: edition, hint: bilingual('规则版本', 'Edition')[language] },
      })),
    },
    ...provinceCodes.map((province) => provinceEntry(province, language)),
    {
      anchor: 'sources',
      title: bilingual('来源', 'Sources')[language],
      hint: bilingual('规则的出处', 'Where the rules come from')[language],
      body: table(
        bilingual('来源|标题|发布者|日期', 'Source|Title|Publisher|Date')[language].split('|'),
        sourceKeys.flatMap((key) =>
          sourcesOf(key).map(({ title, publisher, date }, at) => ({
            ...(at === 0 ? { anchor: `source.${anchorOf(key)}` } : {}),
            cells: [code(key), title[language], publisher[language], date ?? '–'],
          })),
        ),
      ),
    },
  ],
};
