import { type Language, type Text, text } from '../text.ts';
import type { Letter } from './letter.ts';

/** A mail as it is written: both parts say the same. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const words = {
  order: text('订单号', 'Order'),
  reasons: text('需要修改的项', 'What is to be corrected'),
  todo: text('您现在要做的', 'What to do now'),
  by: text('截止时间', 'By'),
  open: text('查看订单', 'See the order'),
  sender: text('备案审核台', 'Beian Desk'),
  noReply: text('本邮件由系统自动发送，请勿直接回复。', 'Sent automatically; replies are not read.'),
} as const satisfies Record<string, Text>;

/**
 * Writes a letter as a mail, in text and in HTML. `link` is where its reader sees the order; null: nowhere. The HTML loads
 * nothing, holds no script, and is whole without its one style element, which is for dark screens.
 */
export function writeMail(letter: Letter, link: string | null): WrittenMail {
  const say = (word: keyof typeof words) => words[word][letter.language];
  return { subject: letter.subject, text: plain(letter, link, say), html: page(letter, link, say).text };
}

type Say = (word: keyof typeof words) => string;

const colon: Readonly<Record<Language, string>> = { zh: '：', en: ': ' };

function plain(letter: Letter, link: string | null, say: Say): string {
  const { language } = letter;
  const block = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  const line = (title: string, value: string | null) => (value === null ? [] : [`${title}${colon[language]}${value}`]);
  return [
    letter.heading,
    '',
    letter.happened,
    ...block(
      say('reasons'),
      letter.items.flatMap(({ label, reasons }) => [
        `- ${label}`,
        ...reasons.map((reason) => `  ${reason.label}${colon[language]}${reason.advice}`),
      ]),
    ),
    ...block(
      say('todo'),
      letter.todo.map((step, at) => `${at + 1}. ${step}`),
    ),
    '',
    ...line(say('by'), letter.by),
    ...line(say('order'), letter.order),
    ...line(say('open'), link),
    '',
    '-- ',
    say('sender'),
    letter.why,
    say('noReply'),
    '',
  ].join('\n');
}

/** Text that is HTML already; everything else is escaped when it enters. */
class Html {
  readonly text: string;
  constructor(written: string) {
    this.text = written;
  }
}

function html(strings: TemplateStringsArray, ...parts: readonly (Html | string | readonly Html[])[]): Html {
  const write = (part: Html | string | readonly Html[]): string => {
    if (part instanceof Html) return part.text;
    return typeof part === 'string' ? escaped(part) : part.map((one) => one.text).join('');
  };
  return new Html(strings.reduce((all, string, at) => all + (at > 0 ? write(parts[at - 1] ?? '') : '') + string, ''));
}

const escaped = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\n', '\n<br>');

const none = html``;
const font =
  "font-family:-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const title = 'margin:24px 0 8px;font-size:15px;line-height:22px;font-weight:600;color:#1d2433';
const paragraph = 'margin:0;font-size:15px;line-height:25px;color:#1d2433';

/** Tables, because mail programs know nothing newer; colours that stay legible where a program turns them around. */
const page = (letter: Letter, link: string | null, say: Say): Html => html`<!doctype html>
<html lang="${letter.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
<style>
@media (prefers-color-scheme: dark) {
  .ground { background-color: #14171d !important; }
  .sheet { background-color: #1e222b !important; border-color: #39404d !important; }
  .ink, .ink * { color: #e6e9ef !important; }
  .quiet, .quiet * { color: #a3abba !important; }
  .box { background-color: #262b36 !important; }
  .line { border-color: #39404d !important; }
}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#f3f4f7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="ground" style="background-color:#f3f4f7">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="sheet" style="max-width:600px;background-color:#ffffff;border:1px solid #dde1e8;border-radius:8px;${font}">
<tr><td class="quiet" style="padding:20px 28px 0;font-size:13px;line-height:20px;color:#5b6475">${say('sender')}</td></tr>
<tr><td class="ink" style="padding:4px 28px 0;text-align:left">
<h1 style="margin:0 0 16px;font-size:22px;line-height:32px;font-weight:600;color:#1d2433">${letter.heading}</h1>
<p style="${paragraph}">${letter.happened}</p>
${letter.items.length === 0 ? none : itemList(letter, say)}
${letter.todo.length === 0 ? none : todoList(letter, say)}
${letter.by === null ? none : byBox(letter.by, say)}
${link === null ? none : linkTo(link, say)}
</td></tr>
<tr><td class="quiet" style="padding:24px 28px 22px;text-align:left;font-size:12px;line-height:20px;color:#5b6475">
${say('order')} ${letter.order}<br>
${letter.why}<br>
${say('noReply')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

const itemList = ({ items, language }: Letter, say: Say): Html => html`<h2 style="${title}">${say('reasons')}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${items.map(
  ({
    label,
    reasons,
  }) => html`<tr><td class="line" style="padding:8px 0;border-top:1px solid #dde1e8;font-size:14px;line-height:22px;color:#1d2433">
<strong>${label}</strong>${reasons.map((reason) => html`<br>${reason.label}${colon[language]}${reason.advice}`)}
</td></tr>
`,
)}</table>`;

const todoList = ({ todo }: Letter, say: Say): Html => html`<h2 style="${title}">${say('todo')}</h2>
<ol style="margin:0;padding:0 0 0 22px">
${todo.map((step) => html`<li style="${paragraph};padding:0 0 4px 2px">${step}</li>\n`)}</ol>`;

const byBox = (
  by: string,
  say: Say,
): Html => html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:20px">
<tr><td class="box" style="padding:10px 14px;background-color:#f3f4f7;border-left:3px solid #b45309;font-size:15px;line-height:24px;color:#1d2433">${say('by')} <strong>${by}</strong></td></tr>
</table>`;

const linkTo = (link: string, say: Say): Html =>
  html`<p style="margin:22px 0 0;font-size:15px;line-height:24px"><a href="${link}" style="color:#1d4ed8">${say('open')}</a></p>`;
