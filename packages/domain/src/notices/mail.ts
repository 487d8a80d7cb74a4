import { type BilingualText, bilingual, fillTemplate, type Language } from '../text/bilingual-text.ts';
import { type Html, html, mailLayout, paragraph, subtitle } from './html.ts';
import type { Letter } from './letter.ts';

/** A mail; text and HTML parts have the same content. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const words = {
  order: bilingual('订单号', 'Order'),
  about: bilingual('本订单', 'This order'),
  filing: bilingual('相关备案', 'The filing'),
  returned: bilingual('需要修改的项', 'What is to be corrected'),
  bureau: bilingual('管局意见（原文，个人信息已隐去）', 'What the bureau wrote (verbatim, personal values masked)'),
  bureauWrote: bilingual('管局原文', 'The bureau wrote'),
  todo: bilingual('您现在要做的', 'What to do now'),
  todoOf: bilingual('由{who}办理', 'What {who} does now'),
  copy: bilingual('网站底部的代码（复制下面一行）', 'Code for the foot of the site (copy the line below)'),
  by: bilingual('截止时间', 'Deadline'),
  open: bilingual('查看订单', 'See the order'),
  sender: bilingual('备案审核台', 'Beian Desk'),
  hotline: bilingual('服务热线', 'Hotline'),
  site: bilingual('网站', 'Web site'),
  noReply: bilingual('本邮件由系统自动发送，请勿直接回复。', 'Sent automatically; replies are not read.'),
} as const satisfies Record<string, BilingualText>;

/**
 * Writes a letter as a mail, in text and HTML. `link` is the reader's address of the order, unless the partner named one; null: none. The HTML loads
 * nothing, contains no script, and works without its single style element, which is for dark mode.
 */
export function writeMail(letter: Letter, link: string | null): WrittenMail {
  const say = (word: keyof typeof words) => words[word][letter.language];
  const to = letter.link ?? link;
  return { subject: letter.subject, text: plain(letter, to, say), html: page(letter, to, say).text };
}

type Say = (word: keyof typeof words) => string;

const senderOf = ({ provider }: Letter, say: Say): string => provider.providerName || say('sender');

const aboutOf = ({ about, language }: Letter): string[] =>
  about.map(({ label, value }) => `${label}${colon[language]}${value}`);

/** A letter about no order names what is filed. */
const aboutTitle = ({ order }: Letter) => (order === null ? 'filing' : 'about');

/** A copy names who acts in place of its reader. */
const todoTitle = ({ language, todoOf }: Letter): string =>
  todoOf === undefined ? words.todo[language] : fillTemplate(words.todoOf, { who: todoOf })[language];

/** Where the provider is reached, as its settings say. */
const contactsOf = ({ language, provider: { providerHotline, providerSite } }: Letter, say: Say): string[] => [
  ...(providerHotline === '' ? [] : [`${say('hotline')}${colon[language]}${providerHotline}`]),
  ...(providerSite === '' ? [] : [`${say('site')}${colon[language]}${providerSite}`]),
];

const colon: Readonly<Record<Language, string>> = { zh: '：', en: ': ' };

function plain(letter: Letter, link: string | null, say: Say): string {
  const { language } = letter;
  const block = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  const line = (title: string, value: string | null) => (value === null ? [] : [`${title}${colon[language]}${value}`]);
  return [
    letter.heading,
    '',
    letter.happened,
    ...block(say(aboutTitle(letter)), aboutOf(letter)),
    ...block(
      say(letter.lists ?? 'returned'),
      letter.items.flatMap(({ label, reasons }) => [
        `- ${label}`,
        ...reasons.flatMap((reason) => linesOf(reason, language, say).map((one) => `  ${one}`)),
      ]),
    ),
    ...block(
      todoTitle(letter),
      letter.todo.map((step, at) => `${at + 1}. ${step}`),
    ),
    ...block(say('copy'), letter.copy === undefined ? [] : [letter.copy]),
    '',
    ...line(say('by'), letter.by),
    ...(letter.missed === null ? [] : [letter.missed]),
    ...(letter.step === undefined ? [] : line(letter.step.label, letter.step.link)),
    ...line(say('order'), letter.order),
    ...line(letter.open ?? say('open'), link),
    '',
    '-- ',
    senderOf(letter, say),
    ...contactsOf(letter, say),
    letter.why,
    say('noReply'),
    '',
  ].join('\n');
}

/** A reason with its advice, then the bureau's own text. */
const linesOf = ({ label, advice, words = [] }: ReturnedReason, language: Language, say: Say): string[] => [
  advice === undefined ? label : `${label}${colon[language]}${advice}`,
  ...words.map((one) => `${say('bureauWrote')}${colon[language]}${one}`),
];
type ReturnedReason = Letter['items'][number]['reasons'][number];

const none = html``;

const page = (letter: Letter, link: string | null, say: Say): Html =>
  mailLayout({
    language: letter.language,
    subject: letter.subject,
    sender: senderOf(letter, say),
    heading: letter.heading,
    happened: letter.happened,
    body: [
      letter.about.length === 0 ? none : aboutBlock(letter, say),
      html`\n`,
      letter.items.length === 0 ? none : itemList(letter, say),
      html`\n`,
      letter.todo.length === 0 ? none : todoList(letter),
      html`\n`,
      letter.copy === undefined ? none : copyBox(letter.copy, say),
      html`\n`,
      letter.by === null ? none : deadlineBox(letter.by, letter.missed, say),
      html`\n`,
      letter.step === undefined ? none : linkTo(letter.step.link, letter.step.label),
      html`\n`,
      link === null ? none : linkTo(link, letter.open ?? say('open')),
    ],
    foot: [
      html`${letter.order === null ? none : html`${say('order')} ${letter.order}<br>\n`}${contactsOf(letter, say).map((line) => html`${line}<br>\n`)}${letter.why}<br>\n${say('noReply')}`,
    ],
  });

const aboutBlock = (letter: Letter, say: Say): Html => html`<h2 style="${subtitle}">${say(aboutTitle(letter))}</h2>
<p style="${paragraph}">${aboutOf(letter).map((line, at) => (at === 0 ? html`${line}` : html`<br>\n${line}`))}</p>`;

const itemList = (
  { items, language, lists = 'returned' }: Letter,
  say: Say,
): Html => html`<h2 style="${subtitle}">${say(lists)}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${items.map(
  ({
    label,
    reasons,
  }) => html`<tr><td class="line" style="padding:8px 0;border-top:1px solid #dde1e8;font-size:14px;line-height:22px;color:#1d2433">
<strong>${label}</strong>${reasons.flatMap((reason) => linesOf(reason, language, say).map((one) => html`<br>${one}`))}
</td></tr>
`,
)}</table>`;

const todoList = (letter: Letter): Html => html`<h2 style="${subtitle}">${todoTitle(letter)}</h2>
<ol style="margin:0;padding:0 0 0 22px">
${letter.todo.map((step) => html`<li style="${paragraph};padding:0 0 4px 2px">${step}</li>\n`)}</ol>`;

/** Escaped, so that a mail program shows it as text. */
const copyBox = (code: string, say: Say): Html => html`<h2 style="${subtitle}">${say('copy')}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="box" style="padding:10px 14px;background-color:#f3f4f7;font-family:Consolas,Menlo,monospace;font-size:13px;line-height:20px;word-break:break-all;color:#1d2433">${code}</td></tr>
</table>`;

const deadlineBox = (
  by: string,
  missed: string | null,
  say: Say,
): Html => html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:20px">
<tr><td class="box" style="padding:10px 14px;background-color:#f3f4f7;border-left:3px solid #b45309;font-size:15px;line-height:24px;color:#1d2433">${say('by')} <strong>${by}</strong>${missed === null ? none : html`<br>${missed}`}</td></tr>
</table>`;

const linkTo = (link: string, label: string): Html =>
  html`<p style="margin:22px 0 0;font-size:15px;line-height:24px"><a href="${link}" style="color:#1d4ed8">${label}</a></p>`;
