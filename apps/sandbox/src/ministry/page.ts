import { type Html, html } from '../page/html.ts';
import { page, timeElement } from '../page/pages.ts';
import type { CheckLine, EntryOutcome } from './ministry.ts';

const states = {
  waiting: '待核验 waiting',
  verified: '已核验 verified',
  failed: '失败 failed',
  expired: '超时 expired',
} as const;

/** Texts of the page after an entry. */
const outcomeTexts = (outcome: EntryOutcome): Html =>
  ({
    verified: html`<p role="status"><strong>核验通过。</strong> Verified.</p>`,
    wrong: html`<p role="alert"><strong>填写有误，还可填写 ${outcome.left} 次。</strong> Wrong; ${outcome.left} left.</p>`,
    failed: html`<p role="alert"><strong>连续填错 5 次，已退回接入商。</strong> Wrong five times: returned to the provider.</p>`,
    unknown: html`<p role="alert"><strong>该手机号没有待核验的备案。</strong> This mobile has nothing to verify.</p>`,
  })[outcome.outcome];

export const resent = (count: number): Html =>
  html`<p role="status">${count === 0 ? '该手机号没有待核验的备案。 Nothing to send.' : '验证码将重新发送。 The code is sent again.'}</p>`;

/** The SMS page on which a person enters the code. */
export const ministryPage = (checks: readonly CheckLine[], notice?: EntryOutcome | Html): string =>
  page(
    '短信核验',
    'SMS check',
    html`${notice === undefined ? html`` : 'outcome' in notice ? outcomeTexts(notice) : notice}
<form method="post" action="/ministry">
<p><label>验证码 <small>code</small><br><input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label></p>
<p><label>手机号码 <small>mobile</small><br><input name="phone" inputmode="numeric" maxlength="11" required></label></p>
<p><label>证件号码后六位 <small>last six of the ID number</small><br><input name="idTail" maxlength="6" required></label></p>
<p><button name="act" value="verify">核验 Verify</button></p>
</form>
<form method="post" action="/ministry">
<p><label>没有收到验证码？手机号码 <small>no code? mobile</small><br><input name="phone" inputmode="numeric" maxlength="11" required></label>
<button name="act" value="resend">重新发送 Send again</button></p>
</form>
<h2>核验中 <small>Checks · ${checks.length}</small></h2>
<div class="scroll"><table>
<thead><tr><th>手机 <small>mobile</small></th><th>主体 <small>subject</small></th><th>序号 <small>upload</small></th><th>状态 <small>state</small></th><th>发送 <small>sent</small></th><th>截止 <small>until</small></th><th>填错 <small>wrong</small></th></tr></thead>
<tbody>${checks.map(
      (check) =>
        html`<tr><td>${check.phone}</td><td>${check.ztid}</td><td>${check.dataSequence}</td><td>${states[check.state]}</td><td>${check.sentAt === null ? '–' : timeElement(check.sentAt)}</td><td>${timeElement(check.deadline)}</td><td>${check.wrongEntries}</td></tr>`,
    )}</tbody></table></div>`,
    'stays',
  );
