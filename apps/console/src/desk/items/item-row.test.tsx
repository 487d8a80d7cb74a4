import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Item, Material } from '../../order/documents.ts';
import { item, returnReasons } from '../../testing/orders.ts';
import { paperReading } from '../../testing/readings.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { ItemRow } from './item-row.tsx';

beforeEach(() => answerQueriesWith({ ReturnReasons: returnReasons }));

const material: Material = {
  id: 'material_1',
  kind: 'SUBJECT_CERT',
  label: 'certificate',
  url: '/m/1',
  reducedUrl: '/m/1r',
  thumbnailUrl: '/m/1t',
  width: 1200,
  height: 800,
  bytes: 98304,
  createdAt: '2026-11-24T02:00:00.000Z',
};

/** The row of an item, and what its reader did. */
async function row(
  shown: Item,
  {
    language = 'zh' as (typeof languages)[number],
    canJudge = true,
    undelivered = false,
    isMissing = false,
    hasReturn = false,
    compares = true,
    focused = undefined as string | undefined,
  } = {},
) {
  const done: string[] = [];
  const { user, container } = await renderIn(
    language,
    <table>
      <tbody>
        <ItemRow
          orderId="order_1"
          item={shown}
          isMissing={isMissing}
          hasReturn={hasReturn}
          compares={compares}
          focused={focused}
          canJudge={canJudge}
          verdicts={{
            shown: (one) => one.verdict,
            isUndelivered: () => undelivered,
            isPending: () => undelivered,
            restored: undefined,
            judge: (one, verdict) => done.push(`${verdict} ${one.key}`),
            explain: (one, reasons) => done.push(`${one.key} ${reasons.map(({ code }) => code).join()}`),
          }}
          replacement={null}
          onFocus={(key) => done.push(`focus ${key}`)}
          onNext={() => done.push('next')}
          onView={({ id }) => done.push(`view ${id}`)}
          onPlace={(one, { material: kind }, value) => done.push(`place ${one.key} ${kind} ${value?.source}`)}
          pictureOf={(kind) => (kind === 'SUBJECT_CERT' ? material : undefined)}
        />
      </tbody>
    </table>,
  );
  return { user, container, done };
}

const changed = (more: Partial<Item> = {}) =>
  item('website.name', {
    label: '网站名称',
    registered: ['金陵茶业'],
    now: ['金陵新茶业'],
    changed: true,
    inReview: true,
    hash: 'h1',
    ...more,
  });

describe('an item of the desk', () => {
  test('has no registered value beside it, and no mark, where the kind of the order compares nothing', async () => {
    const reason = changed({ key: 'cancellation.reason', label: '注销理由', registered: null, now: ['理由'] });
    const compared = await row(reason);
    const cells = compared.container.querySelectorAll('td').length;
    expect(compared.container.querySelector('mark')?.textContent).toBe('理由');
    const { container } = await row(reason, { compares: false });
    expect(container.querySelectorAll('td')).toHaveLength(cells - 1);
    expect(container.querySelector('mark')).toBeNull();
    expect(screen.getByText('理由').textContent).toBe('理由');
  });

  test('says that a filing password is there and shows nothing of its digest', async () => {
    const password = item('subject.filingPassword', {
      label: '备案密码',
      now: ['e4f1*****'],
      masked: true,
      personal: true,
    });
    const { container } = await row(password, { compares: false });
    expect(container.textContent).toContain('只保存摘要');
    expect(container.textContent).not.toContain('e4f1');
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('shows the registered value, and the new one with its changed word marked', async () => {
    const { container } = await row(changed());
    expect(screen.getByRole('rowheader').textContent).toBe('网站名称');
    expect([...container.querySelectorAll('td')].slice(0, 2).map((one) => one.textContent)).toEqual([
      '金陵茶业',
      '金陵新茶业',
    ]);
    expect(container.querySelector('mark')?.textContent).toBe('新茶');
  });

  test('names a value that was removed from a list', async () => {
    await row(changed({ registered: ['a.example', 'b.example'], now: ['a.example'] }));
    screen.getByText('已删除：b.example');
  });

  test('shows a masked value as the API sent it, and says why', async () => {
    const { container } = await row(changed({ masked: true, now: ['130****9753'], registered: null }), {
      canJudge: false,
    });
    screen.getByText('130****9753');
    expect(container.querySelector('td[title="号码已遮盖，领取后可见"]')).not.toBeNull();
  });

  test('gets its verdict by two buttons that say what they are about', async () => {
    const { user, done } = await row(changed({ verdict: 'pass' }));
    const pass = screen.getByRole('button', { name: /通过 网站名称/ });
    const refuse = screen.getByRole('button', { name: /不符 网站名称/ });
    expect([pass, refuse].map((one) => one.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    await user.click(refuse);
    expect(done.filter((one) => !one.startsWith('focus'))).toEqual(['return website.name']);
  });

  test.each([
    ['whose reader does not hold the order', changed({ verdict: 'pass' }), '✓ 已通过'],
    ['that is not in review', changed({ inReview: false }), '–'],
    ['whose content the reader may not see', changed({ hash: null }), '–'],
  ])('%s has no buttons', async (_, shown, text) => {
    const { container } = await row(shown, { canJudge: shown.verdict === null });
    expect(screen.queryByRole('button')).toBeNull();
    expect(container.querySelector('td:last-child')?.textContent?.trim()).toBe(text);
  });

  test('says that its verdict was not delivered', async () => {
    await row(changed({ verdict: 'pass' }), { undelivered: true });
    screen.getByText('尚未保存');
  });

  test.each(languages)('lists the checks that did not pass, with sign and advice, in %s', async (language) => {
    const { container } = await row(
      item('remark', {
        label: 'Remark',
        findings: [
          { ruleId: 'R-1', outcome: 'fail', message: 'too long', suggestion: 'shorten it' },
          { ruleId: 'R-2', outcome: 'pass', message: 'fine', suggestion: null },
        ],
        checking: true,
      }),
      { language },
    );
    const [failed, checking, ...others] = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(others).toEqual([]);
    expect(failed?.textContent).toBe(`${language === 'zh' ? '未通过' : 'failed'} too long`);
    expect(failed?.title).toBe('shorten it');
    expect(checking?.textContent).toContain(language === 'zh' ? '机器检查中' : 'still checking');
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });

  test('without a check says so', async () => {
    await row(changed());
    screen.getByText('机器不检查');
  });

  test('compares with other sources without showing their values', async () => {
    const blind = { field: 'website.name', fieldLabel: '网站名称', withLabel: '备案记录', domain: null };
    const mismatch = { ...blind, outcome: 'MISMATCH', outcomeLabel: '不一致' } as const;
    const owner = { ...mismatch, withLabel: '域名持有者', domain: 'a.example' };
    const { container } = await row(changed({ changed: false, blindCompare: [mismatch, owner] }));
    const said = within(container).getByRole('list', { name: '盲比对' });
    expect([...said.children].map((one) => one.textContent)).toEqual([
      '备案记录 不一致',
      '域名持有者 a.example 不一致',
    ]);
  });

  test('says of another value than the record has that the order changes it, without a warning', async () => {
    const blind = { field: 'website.name', fieldLabel: '网站名称', withLabel: '备案记录', domain: null };
    await row(changed({ blindCompare: [{ ...blind, outcome: 'MISMATCH', outcomeLabel: '不一致' }] }));
    const said = screen.getByRole('list', { name: '盲比对' });
    expect(said.textContent).toBe('备案记录 不同，属本次变更');
    expect(said.querySelector('.anticon-warning')).toBeNull();
  });

  test('in a second round shows the value of the last return, or that it has not changed', async () => {
    await row(changed({ sinceReturn: 'CHANGED', lastReturned: ['金陵旧名'] }), { hasReturn: true });
    screen.getByText('金陵旧名');
    await row(changed({ sinceReturn: 'SAME' }), { hasReturn: true });
    screen.getByText('未变');
  });

  test('asks for reasons when it does not match, and warns if it was passed before', async () => {
    const passedBefore = { staffName: '白露', at: '2026-11-23T02:00:00.000Z', round: 1 };
    const { user, done } = await row(changed({ verdict: 'return', passedBefore }));
    expect(screen.getByRole('note').textContent).toContain('白露在第 1 轮已通过此项');
    await user.click(screen.getByRole('combobox', { name: '网站名称的理由' }));
    await user.click(await screen.findByRole('option', { name: /WEB-01/ }));
    expect(done.at(-1)).toBe('website.name WEB-01');
  });

  test('shows the reasons of a return to a reader who does not judge', async () => {
    const reasons = [{ code: 'WEB-01', label: '网站名称不符合命名规则', advice: '请写全称', words: [] }];
    await row(changed({ verdict: 'return', reasons }), { canJudge: false });
    expect(screen.getByText(/请写全称/).textContent).toBe('WEB-01 网站名称不符合命名规则 请写全称');
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('opens its picture, or says that it is missing', async () => {
    const scan = item('material.SUBJECT_CERT', { group: 'material', label: 'certificate', material });
    const { user, done } = await row(scan, { language: 'en' });
    await user.click(screen.getByRole('button', { name: /View certificate/ }));
    expect(done).toContain('view material_1');
    await row({ ...scan, key: 'other', material: null }, { isMissing: true, language: 'en' });
    screen.getByText('not uploaded');
  });

  test('has what scans say below it, and a click there opens the scan and brings the cursor', async () => {
    const reading = paperReading({ outcome: 'NOT_FOUND', outcomeLabel: '未找到', values: [] });
    const { user, done, container } = await row(changed({ paperReadings: [reading] }));
    const [main, below, ...others] = container.querySelectorAll('tbody > tr');
    expect([main?.getAttribute('data-item'), others]).toEqual(['website.name', []]);
    expect(below?.textContent).toContain('未找到');
    await user.click(screen.getByRole('button', { name: /在certificate上查看Name$/ }));
    expect(done).toEqual(['place website.name SUBJECT_CERT undefined', 'focus website.name']);
  });

  test('of a scan that is being read says so beside its picture', async () => {
    const scan = item('material.SUBJECT_CERT', { group: 'material', label: 'certificate', material });
    await row({ ...scan, paperState: 'WAITING' });
    expect(screen.getByRole('status').textContent).toContain('等待识别');
    expect(screen.queryByRole('button', { name: /^重新识别/ })).toBeNull();
  });

  test('of a scan says what it is as a whole, and whoever judges can have it read again', async () => {
    const paperStatement = {
      verdict: 'WRONG',
      verdictLabel: '证件不符',
      text: '这是居民身份证，缺营业执照',
    } as const;
    const scan = { ...item('material.SUBJECT_CERT', { group: 'material', label: 'certificate', material }) };
    const { container } = await row({ ...scan, paperState: 'READ', paperStatement }, { canJudge: true });
    expect(container.querySelector('[data-verdict="WRONG"]')?.textContent).toContain(
      '证件不符：这是居民身份证，缺营业执照',
    );
    screen.getByRole('button', { name: '重新识别certificate' });
  });

  test('of a value whose scan was not read yet says so beside its checks', async () => {
    await row(changed({ unreadPapers: ['SUBJECT_CERT'] }));
    screen.getByText(/尚未与主办单位证件比对（未识别）/);
  });
});
