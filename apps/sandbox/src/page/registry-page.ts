import type { RegistryState } from '../registry/registry.ts';
import { samples } from '../registry/samples.ts';
import { html } from './html.ts';
import { page } from './pages.ts';

const modeLabels = {
  normal: '正常答复 answers',
  none: '不答复 gives no answer',
  slow: '缓慢答复 answers slowly',
  error: '答复 500 answers 500',
  malformed: '答复残缺 answers garbled',
} as const;

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const day = (iso: string | null) => (iso === null ? '–' : format.format(new Date(iso)));
const yes = (value: boolean) => (value ? '是 yes' : '否 no');

/** The registry's page: filed domains, samples made from them, and entries set by hand. No certificate numbers. */
export const registryPage = (state: RegistryState): string =>
  page(
    '域名注册库',
    'Domain registry',
    html`<dl>
<div><dt>现在 <small>now</small></dt><dd>${modeLabels[state.answers]}</dd></div>
<div><dt>已询问 <small>questions</small></dt><dd>${state.asked}</dd></div>
<div><dt>已备案域名 <small>filed domains</small></dt><dd>${state.filed.length}</dd></div>
</dl>
<h2>样例域名 <small>Samples: &lt;样例&gt;-&lt;已备案域名&gt;</small></h2>
<div class="scroll"><table>
<thead><tr><th>域名 <small>domain</small></th><th>注册库的说法 <small>what the registry says</small></th></tr></thead>
<tbody>${Object.entries(samples).map(
      ([name, { label }]) => html`<tr><td>${name}-${state.filed[0] ?? '…'}</td><td>${label}</td></tr>`,
    )}</tbody></table></div>
<h2>手工设置 <small>Set by hand · ${state.set.length}</small></h2>
${
  state.set.length === 0
    ? html`<p class="quiet">还没有内容 Nothing yet</p>`
    : html`<div class="scroll"><table>
<thead><tr><th>域名 <small>domain</small></th><th>持有者 <small>registrant</small></th><th>注册商 <small>registrar</small></th><th>到期 <small>expires</small></th><th>实名 <small>verified</small></th><th>入库 <small>in store</small></th><th>隐私 <small>privacy</small></th><th>答复 <small>answers</small></th></tr></thead>
<tbody>${state.set.map(({ domain, registration, answers }) =>
        registration === null
          ? html`<tr><td>${domain}</td><td colspan="6">未注册 not registered</td><td>${modeLabels[answers ?? state.answers]}</td></tr>`
          : html`<tr><td>${domain}</td><td>${registration.registrant.name}</td><td>${registration.registrar.name}</td><td>${day(registration.expiresAt)}</td><td>${yes(registration.realNameVerified)}</td><td>${day(registration.inStoreSince)}</td><td>${yes(registration.privacy)}</td><td>${modeLabels[answers ?? state.answers]}</td></tr>`,
      )}</tbody></table></div>`
}
<h2>已备案域名 <small>Filed domains, each its subject’s</small></h2>
<p>${state.filed.join('、')}</p>`,
  );
