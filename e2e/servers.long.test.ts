import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { consolePages, openPage, screenshotVariants } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { createReadyToPush, pushOrder, waitForState } from './steps.ts';

const pages = consolePages();

const inBothLanguages = async (page: Page, name: string) => {
  await screenshotVariants(page, name);
  await page.getByText('English', { exact: true }).click();
  await screenshotVariants(page, `${name}-en`);
  await page.getByText('中文', { exact: true }).click();
};

test('a filing whose server ends is on the board and the list, and a person of its partner opens the change of access by one button', async () => {
  const { stack, pageErrors } = pages;
  const { id, number } = await pushOrder(stack, await createReadyToPush(stack, '苏ICP备00000008号'));
  await waitForState(stack, id, 'BUREAU_REVIEW');
  await stack.control('decideNow', {});
  await waitForState(stack, id, 'APPROVED');
  const server = { id: 'web01', paidUntil: '2026-12-24T16:00:00Z', publicIps: ['203.0.113.5'], placesLeft: 2 };
  const answer = { code: 'sc-web01-1', state: 'filed', order: id, owner: 'acct-1001', grantedTo: null, server };
  const name = (days: number) =>
    stack.db.query(
      `insert into app.service_codes (order_id, code, standing, settled, answered_at, paid_until, server_id, answer)
       values ($1, 'sc-web01-1', 'FILED', true, app.now(), app.now() + $2 * interval '1 day', 'web01',
         jsonb_set($3, '{server,paidUntil}', to_jsonb(app.iso(app.now() + $2 * interval '1 day'))))
       on conflict (order_id, code) do update set paid_until = excluded.paid_until, answer = excluded.answer`,
      [id, days, JSON.stringify({ ...answer, networks: [] })],
    );
  // The filing names the code, as an order does that was asked for one.
  await stack.db.query(
    `update app.order_contents set plain = plain || '{"access.serviceCode":"sc-web01-1"}' where order_id = $1`,
    [id],
  );
  await name(20);

  const staff = await openPage(pages, 'supervisor', '/board');
  await staff.locator('[data-tile="服务器到期的备案"]').getByRole('link', { name: '30 天内到期 1 项' }).click();
  const staffRow = staff.getByRole('row', { name: number });
  await staffRow.getByText('等待合作方变更接入').waitFor();
  await staffRow.getByText('web01').waitFor();
  await inBothLanguages(staff, 'servers-staff');
  await name(-3);
  await staff.goto(new URL('/board', staff.url()).href);
  await staff.locator('[data-tile="服务器到期的备案"]').getByText('已到期').waitFor();
  await inBothLanguages(staff, 'servers-board');

  const person = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
  await person.getByRole('navigation').getByRole('link', { name: '备案', exact: true }).click();
  await person.getByRole('link', { name: '服务器到期' }).click();
  await person.getByText('没有服务器到期的备案').waitFor();
  await person.getByText('已到期', { exact: true }).click();
  const row = person.getByRole('row', { name: number });
  await row.waitFor();
  await inBothLanguages(person, 'servers-person');
  await row.getByRole('button', { name: /^为 .* 变更接入$/ }).click();
  await person.waitForURL(/\/orders\/[^/]+\/fill$/);
  await person
    .getByRole('heading', { name: /变更接入/ })
    .first()
    .waitFor();
  await inBothLanguages(person, 'servers-draft');
  await staff.goto(new URL('/servers?flag=SERVER_ENDED', staff.url()).href);
  await staff
    .getByRole('row', { name: number })
    .getByRole('link', { name: /变更接入/ })
    .waitFor();
  expect(pageErrors).toEqual([]);
});
