import type { describeState } from '../control/routes.ts';
import { html } from './html.ts';
import { page } from './pages.ts';

/** The files that a bureau can publish on its own, with a button for each. */
export const ownFiles = {
  codes: ['基础代码', 'Code tables'],
  changed: ['数据在别处变更', 'Changed elsewhere'],
  listed: ['列入黑名单', 'On the black list'],
  unlisted: ['移出黑名单', 'Off the black list'],
  notice: ['整改通知', 'Rectification notice'],
  subject: ['主体核查有误', 'Fault in the subject'],
  accessOver: ['接入核查：多报', 'Access over-reported'],
  accessUnder: ['接入核查：少报', 'Access under-reported'],
  empty: ['空壳网站核查', 'Check of empty websites'],
  liveness: ['网站存活检测', 'Website liveness'],
  task: ['核实任务', 'Verification task'],
  over: ['注销网站', 'Deregister the site'],
} as const;
export type OwnFile = keyof typeof ownFiles;

/** The page with these buttons for each record. */
export const publishPage = (state: ReturnType<typeof describeState>, result?: string): string =>
  page(
    `${state.name}通信管理局 · 下发`,
    `Bureau ${state.province}: send files`,
    html`${result === undefined ? html`` : html`<p role="status"><strong>${result}</strong></p>`}
<form method="post" action="/bureaus/${state.province}/publish">
<p><label>网站 <small>site</small><br><select name="wzid">${state.records.flatMap((record) =>
      record.websites.map(
        (site) =>
          html`<option value="${site.wzid}">${site.name} · ${site.filingNumber} · ${site.domains.join(' ')}</option>`,
      ),
    )}</select></label></p>
<p>${Object.entries(ownFiles).map(([name, [zh, en]]) => html`<button name="send" value="${name}">${zh} <small>${en}</small></button> `)}</p>
</form>
<p class="quiet">待下载文件 files waiting: ${state.queueLength} · <a href="/bureaus/${state.province}">管局 bureau</a></p>`,
    'stays',
  );
