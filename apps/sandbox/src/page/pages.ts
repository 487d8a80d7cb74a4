import type { Mail } from '../catch/mailbox.ts';
import type { Sms } from '../catch/phone.ts';
import type { describeBureau, describeState } from '../control/routes.ts';
import type { LedgerLine } from '../store/store.ts';
import { type Html, html } from './html.ts';

/** The only style sheet; served as a file, because the pages' policy allows no inline style. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.55 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 0 auto; padding: 1.5rem; max-width: 68rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
small, time, .quiet { opacity: .7; } small { font-weight: normal; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; } dt { opacity: .7; } dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: .87rem; } th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
article { border: 1px solid var(--line); border-radius: 6px; padding: .7rem 1rem; margin: .6rem 0; }
article p { margin: 0; } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0; font: inherit; }
.scroll { overflow-x: auto; }
iframe { width: 100%; height: 42rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
`;

interface ReceivedMessages {
  readonly mails: readonly Mail[];
  readonly messages: readonly Sms[];
}

type State = ReturnType<typeof describeState>;
type Line = ReturnType<typeof describeBureau>;

const shown = 20;

/** Home page: every bureau with its queue, and the received mails and messages. */
export const homePage = (bureaus: readonly Line[], now: string, received: ReceivedMessages): string =>
  page(
    '外面的世界',
    'The outside world',
    html`<h2>管局 <small>Bureaus · ${bureaus.length}</small></h2>
<p class="quiet">沙箱时间 sandbox time ${timeElement(now)}</p>
<div class="scroll"><table>
<thead><tr><th>管局 <small>bureau</small></th><th>备案主体 <small>subjects filed</small></th><th>已受理上报 <small>uploads accepted</small></th><th>待审核备案 <small>filings pending</small></th><th>待下载文件 <small>files waiting</small></th></tr></thead>
<tbody>${bureaus.map(
      (one) =>
        html`<tr><td><a href="/bureaus/${one.province}">${one.name}</a></td><td>${one.subjects}</td><td>${one.counter}</td><td>${one.pending}</td><td>${one.queueLength}</td></tr>`,
    )}</tbody></table></div>
${mailList(received.mails.slice(0, shown), received.mails.length)}
${smsList(received.messages.slice(0, shown), received.messages.length)}`,
  );

/** One bureau: its counts, the filings in review, what it has filed and ended, its latest calls. */
export const bureauPage = (state: State, ledger: readonly LedgerLine[]): string =>
  page(
    `${state.name}通信管理局`,
    `Bureau ${state.province}`,
    html`<dl>
<div><dt>已受理上报 <small>uploads accepted</small></dt><dd>${state.counter}</dd></div>
<div><dt>待下载文件 <small>files waiting</small></dt><dd>${state.queueLength}</dd></div>
<div><dt>待审核备案 <small>filings pending</small></dt><dd>${state.pending.length}</dd></div>
<div><dt>备案主体 <small>subjects filed</small></dt><dd>${state.records.length}</dd></div>
<div><dt>已注销 <small>deregistrations</small></dt><dd>${state.ended.length}</dd></div>
<div><dt>沙箱时间 <small>sandbox time</small></dt><dd>${timeElement(state.now)}</dd></div>
</dl>
<p><a href="/bureaus/${state.province}/publish">下发文件 Send files of its own accord</a></p>
${state.pending.length === 0 ? html`` : pendingTable(state)}
${filedTable(state)}
${state.ended.length === 0 ? html`` : endedTable(state)}
<h2>最近调用 <small>Latest calls</small></h2>
${ledgerTable(ledger)}`,
  );

export const mailboxPage = (mails: readonly Mail[]): string => page('邮箱', 'Mailbox', mailList(mails, mails.length));

/** One mail with both parts. Its HTML is shown in a frame that runs and loads nothing. */
export const mailPage = (mail: Mail): string =>
  page(
    '邮件',
    'Mail',
    html`<h2>${mail.subject}</h2>
<p class="quiet">${timeElement(mail.at)} · ${mail.from} → ${mail.to.join(', ')} · ${mail.id}</p>
<h2>HTML</h2>
${
  mail.html === null
    ? nothing
    : html`<iframe sandbox src="/mail.html?id=${encodeURIComponent(mail.id)}" title="${mail.subject}"></iframe>`
}
<h2>文字 <small>text</small></h2>
<article><pre>${mail.text}</pre></article>`,
    'stays',
  );
export const phonePage = (messages: readonly Sms[]): string =>
  page('短信', 'Phone', smsList(messages, messages.length));

/** `stays`: the page has an input field, so it does not reload. */
export const page = (zh: string, en: string, content: Html, refresh: 'stays' | 'refreshes' = 'refreshes'): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
${refresh === 'stays' ? html`` : html`<meta http-equiv="refresh" content="5">`}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${zh} ${en} · sandbox</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><h1>${zh} <small lang="en">${en}</small></h1>
<nav><a href="/">总览 Overview</a> · <a href="/mailbox">邮箱 Mailbox</a> · <a href="/phone">短信 Phone</a> · <a href="/registry">域名注册库 Registry</a> · <a href="/ministry">短信核验 SMS check</a> · <a href="/bureau-app">管局应用 Bureau’s app</a></nav></header>
<main>${content}</main>
</body>
</html>
`.text;

const pendingTable = (state: State) => html`<div class="scroll"><table>
<thead><tr><th>主体 <small>subject</small></th><th>业务 <small>operation</small></th><th>序号 <small>upload</small></th><th>决定时间 <small>decision at</small></th></tr></thead>
<tbody>${state.pending.map(
  ({ ztid, operation, dataSequence, dueAt }) =>
    html`<tr><td>${state.records.find((record) => record.ztid === ztid)?.name ?? ztid}</td><td>${operation}</td><td>${dataSequence}</td><td>${dueAt.startsWith('9999') ? '等待短信核验 after the SMS check' : timeElement(dueAt)}</td></tr>`,
)}</tbody></table></div>`;

const filedTable = (state: State) => html`<h2>备案 <small>Filed · ${state.records.length}</small></h2>
<div class="scroll"><table>
<thead><tr><th>备案号 <small>number</small></th><th>主体 <small>subject</small></th><th>网站 <small>websites</small></th></tr></thead>
<tbody>${state.records.map(
  ({ filingNumber, name, websites }) =>
    html`<tr><td>${filingNumber}</td><td>${name}</td><td>${websites.length === 0 ? '空壳主体 shell' : websites.map((site) => `${site.name} ${site.domains.join(' ')}`).join('、')}</td></tr>`,
)}</tbody></table></div>`;

const endedKinds: Readonly<Record<string, string>> = { '0': '主体 subject', '1': '网站 website', '2': '接入 access' };

const endedTable = (state: State) => html`<h2>已注销 <small>Deregistered · ${state.ended.length}</small></h2>
<div class="scroll"><table>
<thead><tr><th>类别 <small>kind</small></th><th>标识 <small>id</small></th><th>备案号 <small>numbers</small></th><th>日期 <small>day</small></th></tr></thead>
<tbody>${state.ended.map(
  ({ zxlb, jlid, filingNumbers, day }) =>
    html`<tr><td>${endedKinds[zxlb] ?? zxlb}</td><td>${jlid ?? ''}</td><td>${filingNumbers.join('、')}</td><td>${day}</td></tr>`,
)}</tbody></table></div>`;

const ledgerTable = (lines: readonly LedgerLine[]) =>
  lines.length === 0
    ? nothing
    : html`<div class="scroll"><table>
<thead><tr><th>时间 <small>time</small></th><th>方法 <small>method</small></th><th>返回码 <small>code</small></th><th>序号 <small>upload</small></th><th>文件 <small>file</small></th><th>故障 <small>fault</small></th></tr></thead>
<tbody>${lines.map(
        (line) =>
          html`<tr><td>${timeElement(line.at)}</td><td>${line.method}</td><td>${line.code ?? '–'}</td><td>${line.dataSequence ?? ''}</td><td>${line.fileName ?? ''}</td><td>${line.fault ?? ''}</td></tr>`,
      )}</tbody></table></div>`;

const mailList = (mails: readonly Mail[], total: number) => html`<h2>邮箱 <small>Mailbox · ${total}</small></h2>
${
  mails.length === 0
    ? nothing
    : mails.map(
        (mail) => html`<article><p><strong>${mail.subject}</strong></p>
<p class="quiet">${timeElement(mail.at)} · ${mail.from} → ${mail.to.join(', ')}${mail.html === null ? html`` : html` · <a href="/mail?id=${encodeURIComponent(mail.id)}">HTML</a>`}</p><pre>${mail.text}</pre></article>`,
      )
}`;

const smsList = (messages: readonly Sms[], total: number) => html`<h2>短信 <small>Phone · ${total}</small></h2>
${
  messages.length === 0
    ? nothing
    : messages.map(
        (sms) => html`<article><p class="quiet">${timeElement(sms.at)} → ${sms.to}</p><pre>${sms.text}</pre></article>`,
      )
}`;

const nothing = html`<p class="quiet">还没有内容 Nothing yet</p>`;

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
export const timeElement = (iso: string) => html`<time datetime="${iso}">${format.format(new Date(iso))}</time>`;
