import { findProvince } from '@beian/domain/province';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { consolePages, openPage, screenshot } from './pages.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

const pages = consolePages({ bureaus: 'all' });

const tile = (page: Page, name: string) => page.getByRole('listitem', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name });
const provinceOf = async (order: Order): Promise<string> => {
  const [row] = await pages.stack.db.query('select province from app.orders where id = $1', [order.id]);
  return String(row?.province);
};

test('a supervisor settles a file without an answer with one click; incidents are opened and recover by themselves', async () => {
  const order = await pushOrder(pages.stack, await createReadyToPush(pages.stack));
  await waitForState(pages.stack, order.id, 'BUREAU_REVIEW');
  const code = await provinceOf(order);
  const home = { zh: findProvince(code)?.label.zh ?? '', code };
  const page = await openPage(pages, 'supervisor', '/gateway');
  // The bureau refuses the query, so only a person can decide.
  const silent = { refuse: [{ code: 999, of: 'isp_querypreviousupload', times: 1000 }] };
  const settled: [string, string, string][] = [];
  for (const [index, fault, label, number] of [
    [1, 'dropAfterAccept', '认定已受理', 2],
    [3, 'dropBeforeAccept', '认定未受理', 3],
  ] as const) {
    const next = await createReadyToPush(pages.stack, index);
    const province = await provinceOf(next);
    const name = findProvince(province)?.label.zh ?? '';
    await pages.stack.control('faults', { province, ...silent, [fault]: 1 });
    await pushOrder(pages.stack, next);
    await button(page, `${name}，结果待认定`).click();
    const drawer = page.getByRole('complementary', { name: `${name}连接` });
    await drawer.getByText(`第 ${number} 号文件已发出，没有收到答复`).waitFor();
    await drawer.getByText('立即上报：上一号尚未确认，暂不能立即上报').waitFor();
    await screenshot(page, `gateway-unknown-zh-${index}`);
    await drawer.getByRole('button', { name: label }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('管局电话确认');
    await page.getByRole('dialog').getByRole('button', { name: label }).click();
    await waitForState(pages.stack, next.id, 'BUREAU_REVIEW');
    await drawer.getByRole('button', { name: `${number} 号文件，已受理` }).waitFor();
    const [file] = await pages.stack.db.query(
      'select u.id from app.submissions u join app.submission_orders so on so.submission_id = u.id where so.order_id = $1',
      [next.id],
    );
    settled.push([String(file?.id), 'done', String(label === '认定已受理')]);
    await pages.stack.control('faults', { province, refuse: [], [fault]: 0 });
    await page.keyboard.press('Escape');
  }
  const audited = await pages.stack.db.query(
    `select target, outcome, details ->> 'accepted' as accepted from app.audit where action = 'settleUnknownSubmission' order by at, id`,
  );
  expect(audited.map(({ target, outcome, accepted }) => [target, outcome, accepted])).toEqual(settled);

  await button(page, `${home.zh}，开放`).click();
  const list = page.getByRole('list', { name: '异常答复列表' });
  await page.getByText('没有异常答复；').waitFor();
  await pages.stack.control('faults', { province: home.code, answerMalformed: 1, answersOf: ['isp_download'] });
  const incident = list.getByRole('listitem', { name: '下载: 答复不是有效的 XML' });
  // The next download has a sound answer, so nobody needs to act.
  await incident.getByText('已自行恢复').waitFor();
  await incident.getByRole('button', { name: '查看留存内容（记入审计）' }).click();
  await incident.getByRole('figure', { name: '留存内容' }).getByText('msg_code').waitFor();
  await incident.scrollIntoViewIfNeeded();
  await screenshot(page, 'gateway-incident-zh');
  expect(await axeViolations(page, 'an incident')).toEqual([]);
  await tile(page, `${home.zh}，开放`).getByText('异常答复 1').waitFor({ state: 'hidden' });
  const looked = await pages.stack.db.query(`select action from app.audit where action = 'readEvidence'`);
  expect(looked).toHaveLength(1);

  // Stopped by the system: the reason and what to do, in the reader's language.
  await pages.stack.control('faults', { province: home.code, refuse: [{ code: 5, of: 'isp_download', times: 1 }] });
  const stopped = page.getByRole('complementary', { name: `${home.zh}连接` });
  await stopped.getByText('管局答复 5：密码错误。请管理员在“修改连接”中更正密码，测试通过后恢复。').waitFor();
  await screenshot(page, 'gateway-stopped-zh');
  await page.getByText('English', { exact: true }).click();
  await page.getByText('The bureau answers 5: wrong password. An administrator corrects').first().waitFor();
  await page.getByText('中文', { exact: true }).click();
  await stopped.getByRole('button', { name: '恢复' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('密码已更正');
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await tile(page, `${home.zh}，开放`).waitFor();
  expect(pages.pageErrors).toEqual([]);
});
