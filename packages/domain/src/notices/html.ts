/** Text that is already HTML; everything else is escaped when it is inserted. */
export class Html {
  readonly text: string;
  constructor(written: string) {
    this.text = written;
  }
}

export function html(strings: TemplateStringsArray, ...parts: readonly (Html | string | readonly Html[])[]): Html {
  const write = (part: Html | string | readonly Html[]): string => {
    if (part instanceof Html) return part.text;
    return typeof part === 'string' ? escaped(part) : part.map((one) => one.text).join('');
  };
  return new Html(strings.reduce((all, string, at) => all + (at > 0 ? write(parts[at - 1] ?? '') : '') + string, ''));
}

const escaped = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\n', '\n<br>');

const font =
  "font-family:-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
export const paragraph = 'margin:0;font-size:15px;line-height:25px;color:#1d2433';
export const subtitle = 'margin:24px 0 8px;font-size:15px;line-height:22px;font-weight:600;color:#1d2433';

/** Parts of a mail: sender, heading, body, and small print. */
export interface MailLayout {
  readonly language: 'zh' | 'en';
  readonly subject: string;
  readonly sender: string;
  readonly heading: string;
  readonly happened: string;
  readonly body: readonly Html[];
  readonly foot: readonly Html[];
}

/**
 * Layout tables, because mail programs support nothing newer; colours that stay legible where a program inverts them.
 */
export const mailLayout = ({
  language,
  subject,
  sender,
  heading,
  happened,
  body,
  foot,
}: MailLayout): Html => html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
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
<tr><td class="quiet" style="padding:20px 28px 0;font-size:13px;line-height:20px;color:#5b6475">${sender}</td></tr>
<tr><td class="ink" style="padding:4px 28px 0;text-align:left">
<h1 style="margin:0 0 16px;font-size:22px;line-height:32px;font-weight:600;color:#1d2433">${heading}</h1>
<p style="${paragraph}">${happened}</p>
${body}
</td></tr>
<tr><td class="quiet" style="padding:24px 28px 22px;text-align:left;font-size:12px;line-height:20px;color:#5b6475">
${foot}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
