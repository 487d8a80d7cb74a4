import { dutyRow, LAPSE_DAYS, REMINDER_DAYS } from '@beian/domain/clock';
import { targetStates } from '@beian/domain/life-cycle';
import { eventRow, liveEvents, planNames, planRow } from '@beian/domain/order';
import { fieldGroups, kindRow, type OrderKind, orderKinds, stateRow, states } from '@beian/domain/order-names';
import { currentNameOf, isDeskOnly } from '@beian/domain/partner';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { html } from '../html.ts';
import { sectionsOf } from '../markdown.ts';
import { code, codeBlock, codes, type DocsSource, type Entry, linkTo, type PageRow, prose, table } from '../page.ts';

const allStates = Object.keys(states) as (keyof typeof states)[];

const who = {
  applicant: bilingual('申请人（合作方）', 'the applicant (partner)'),
  reviewer: bilingual('审核台', 'the desk'),
  ministry: bilingual('工信部', 'the ministry'),
  bureau: bilingual('管局', 'the bureau'),
} as const;
const about = {
  nothing: bilingual('尚未备案', 'nothing is filed yet'),
  subject: bilingual('主体', 'the subject'),
  website: bilingual('一个网站', 'one website'),
  access: bilingual('一个接入', 'one access'),
} as const;

/** Events that partners raise or are told of. */
const shownEvents = liveEvents.filter((event) => !isDeskOnly(event) || eventRow(event).by.includes('applicant'));
const raisedIn = (state: keyof typeof states) =>
  liveEvents.filter((event) => eventRow(event).by.includes('applicant') && eventRow(event).from.includes(state));

/** What is sent and comes back for a kind, from docs/api/kinds.md, whose requests a test runs. */
function kindExample({ read }: DocsSource, kind: OrderKind, language: Language) {
  const body = sectionsOf(read('api/kinds.md')).find(({ title }) => title.startsWith(`${kind} `))?.body ?? '';
  const [sent, back] = [...body.matchAll(/^```json\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text);
  const part = (title: BilingualText, text: string | undefined) =>
    text !== undefined && html`<h3>${title[language]}</h3>${codeBlock(text, 'json')}`;
  return html`${part(bilingual('发送', 'Send'), sent)}${part(bilingual('得到', 'Comes back'), back)}`;
}

function kindEntry(source: DocsSource, kind: OrderKind, language: Language): Entry {
  const row = kindRow(kind);
  const yes = (value: boolean) => (value ? bilingual('是', 'yes') : bilingual('否', 'no'))[language];
  const facts: [string, string | ReturnType<typeof html>][] = [
    [bilingual('对象', 'About')[language], about[row.about][language]],
    [
      bilingual('填写', 'Fields')[language],
      html`${row.fields.map((group, at) => [
        at > 0 && ', ',
        html`<a href="${linkTo(language, 'fields', group)}">${fieldGroups[group][language]}</a>`,
      ])}`,
    ],
    [bilingual('按规则交材料', 'Materials by the rules')[language], yes(row.materials)],
    [bilingual('拍照核验', 'Photo')[language], yes(row.photo)],
    [bilingual('测试标记写在', 'Test marks go into')[language], code(row.remark)],
    [bilingual('审核期间', 'While it is decided')[language], row.site.meanwhile[language]],
    [bilingual('通过以后', 'Once approved')[language], row.site.afterwards[language]],
  ];
  return {
    anchor: kind,
    title: `${kind} ${row.label[language]}`,
    isName: true,
    hint: row.service[language],
    body: html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>${kindExample(source, kind, language)}`,
  };
}

const statesEntry = (language: Language): Entry => ({
  anchor: 'states',
  title: bilingual('状态', 'States')[language],
  hint: bilingual('Order.state 的全部取值', 'All values of Order.state')[language],
  body: html`<p>${
    bilingual(
      `申请人在 ${REMINDER_DAYS.join('、')} 天未处理时收到提醒，${LAPSE_DAYS} 天未处理则失效。`,
      `An applicant who does not act is reminded after ${REMINDER_DAYS.join(', ')} days; after ${LAPSE_DAYS} days the order lapses.`,
    )[language]
  }</p>${table(
    bilingual('状态|含义|接下来由谁|时限|申请人可做', 'State|Meaning|Who acts next|Clock|What the applicant may do')[
      language
    ].split('|'),
    allStates.map((state) => {
      const { label, nextActor, duty } = stateRow(state);
      return {
        anchor: state,
        cells: [
          code(state),
          label[language],
          nextActor === null ? '–' : who[nextActor][language],
          duty === null ? '–' : dutyRow(duty).label[language],
          codes(raisedIn(state).map(currentNameOf)),
        ],
      };
    }),
  )}`,
  members: allStates.map((state) => ({ anchor: state, title: state, hint: stateRow(state).label[language] })),
});

const eventsEntry = (language: Language): Entry => ({
  anchor: 'events',
  title: bilingual('生命周期事件', 'Events of the life cycle')[language],
  hint: bilingual('谁可以做什么，从哪个状态到哪个状态', 'Who may do what, from which state to which')[language],
  body: table(
    bilingual('事件|含义|起始状态|结果状态|合作方可发起', 'Event|Meaning|From|To|Raised by partners')[language].split(
      '|',
    ),
    shownEvents.map((event) => {
      const row = eventRow(event);
      const to = [...new Set(targetStates(row))];
      return {
        anchor: `event.${event}`,
        cells: [
          code(event),
          row.label[language],
          codes(row.from),
          to.length === 0 ? bilingual('不变', 'stays')[language] : codes(to),
          (row.by.includes('applicant') ? bilingual('是', 'yes') : bilingual('否', 'no'))[language],
        ],
      };
    }),
  ),
  members: shownEvents.map((event) => ({
    anchor: `event.${event}`,
    title: event,
    hint: eventRow(event).label[language],
  })),
});

const plansEntry = (language: Language): Entry => ({
  anchor: 'plans',
  title: bilingual('方案：依次办理的几个订单', 'Plans: several orders in sequence')[language],
  hint: bilingual('openPlan 与 planPreview', 'openPlan and planPreview')[language],
  body: html`<p>${
    bilingual(
      '一个订单办不了的事，由几个订单依次办理：后一个在前一个通过以前是草稿。',
      'What one order may not do, several do one after the other: each later one is a draft until the one before is approved.',
    )[language]
  }</p>${table(
    bilingual('方案|名称|订单|期间', 'Plan|Name|Orders|In between')[language].split('|'),
    planNames.map((name) => {
      const { label, steps, eachFurther, between } = planRow(name);
      const further = bilingual('（每多一个网站一个）', ' (one per further website)')[language];
      return {
        anchor: `plan.${name}`,
        cells: [
          code(name),
          label[language],
          html`${codes(steps)}${eachFurther !== undefined && html`, ${code(eachFurther)}${further}`}`,
          between[language],
        ],
      };
    }),
  )}`,
  members: planNames.map((name) => ({ anchor: `plan.${name}`, title: name, hint: planRow(name).label[language] })),
});

export const ordersPage: PageRow = {
  name: 'orders',
  group: 'field',
  label: bilingual('订单类型与流程', 'Order kinds and life cycle'),
  intro: bilingual(
    '所有订单类型共用一个流程：填写 → 初审 → 拍照核验 → 提交管局 → 短信核验（部分省份） → 管局审核 → 办理成功。`Order.actions` 说明此刻能做什么、不能做的为什么不能。',
    'All kinds of order share one life cycle: draft, initial review, photo, hand-over to the bureau, SMS check in some provinces, bureau review, approval. `Order.actions` says what may be done now, and why something may not.',
  ),
  entries: (source, language) => [
    prose(
      language,
      'course',
      bilingual('过程', 'The course of an order'),
      bilingual(
        '1. `openOrder` 打开订单，`saveDraft` 填写，`attachMaterial` 交材料，`orderDryRun` 预检，`submitOrder` 提交。\n2. 审核台初审：通过、退回修改（`CORRECTION_REQUIRED`，只能改退回的项）或驳回。\n3. 需要拍照时为 `VERIFICATION_PENDING`：交照片后 `submitPhoto`。\n4. 审核台提交管局；管局要求时由工信部向负责人手机发送验证码。\n5. 管局通过（`APPROVED`）或驳回；驳回后由审核台判断是否退回您修改。',
        '1. `openOrder` opens it, `saveDraft` fills it in, `attachMaterial` adds materials, `orderDryRun` checks it, `submitOrder` hands it in.\n2. The desk reviews it: passed, returned (`CORRECTION_REQUIRED`: the returned items alone may be changed) or rejected.\n3. Where a photo is needed it is `VERIFICATION_PENDING`: attach the photo, then `submitPhoto`.\n4. The desk hands it to the bureau; in some provinces the ministry sends a code to the principal’s mobile.\n5. The bureau approves it (`APPROVED`) or refuses it; the desk then decides whether it is returned to you.',
      ),
    ),
    statesEntry(language),
    eventsEntry(language),
    plansEntry(language),
    ...orderKinds.map((kind) => kindEntry(source, kind, language)),
  ],
};
