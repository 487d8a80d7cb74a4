import { createHash } from 'node:crypto';
import { system, transaction } from '@beian/database/transaction';
import { residentIdCheckCharacter } from '@beian/domain/checks';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import type { Locator, Page } from 'playwright-core';
import { aboutOrder, drawMaterial } from '../scripts/lib/draw.mjs';
import type { SharedStack } from './connect-stack.ts';
import { openPhone } from './phone.ts';
import type { Order } from './steps.ts';

/** A principal of an order, who knows the desk by its messages only: reads them, opens their links on a phone, and does what the pages say. */
export interface Applicant {
  /** What was done so far. */
  readonly did: string[];
  /** Corrects what was returned and submits it again. `text`: what the person writes. */
  correct(text: string): Promise<void>;
  /** Hands in the photo, or passes the face check. */
  proveFace(): Promise<void>;
  /** Enters the ministry's codes. */
  enterCodes(): Promise<void>;
  /** Reads the last message. `isFiled`: it says a number. */
  readAnswer(isFiled: boolean): Promise<void>;
  close(): Promise<void>;
}

interface Message {
  readonly id: string;
  readonly to: string | readonly string[];
  readonly text: string;
  readonly html?: string | null;
}

/** ms */
const LONGEST_WAIT = 15_000;

/** `watch`: is given the phone's page before anything is opened on it. */
export async function openApplicant(
  stack: SharedStack,
  order: Order,
  folder: string,
  watch: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Applicant> {
  const did: string[] = [];
  const messages = async (inbox: 'phone' | 'mailbox', query: Record<string, string>): Promise<Message[]> => {
    const answer = await fetch(`${stack.sandboxUrl}/${inbox}?${new URLSearchParams(query)}`, {
      headers: { accept: 'application/json' },
    });
    return ((await answer.json()) as { messages: Message[] }).messages;
  };
  const sms = () => messages('phone', { order: order.number });
  /** The newest text message that says this. */
  const told = (words: RegExp): Promise<Message> =>
    stack.waitFor(`an SMS about ${order.number} that says ${words}`, async () =>
      (await sms()).find(({ text }) => words.test(text)),
    );

  // Another colour in each walk: the same picture would count as used before.
  const top = `#${createHash('sha256').update(order.number).digest('hex').slice(0, 6)}`;
  const phone = await openPhone(folder, top);
  const context = await phone.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    isMobile: true,
    hasTouch: true,
  });
  context.setDefaultTimeout(LONGEST_WAIT);
  const page = await context.newPage();
  await watch(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));

  /** Opens the link of a message as a tap would, at the address of the stack. */
  const openLink = async ({ text }: Message): Promise<'step' | 'face'> => {
    const [, where, token] = /https:\/\/desk\.example\/(step|face)#(\S+)$/.exec(text) ?? [];
    if (where === undefined) throw new Error(`the message has no link: ${text}`);
    await page.goto('about:blank');
    await page.goto(`${stack.url}/${where}#${token}`);
    return where as 'step' | 'face';
  };
  const fitsPhone = async (): Promise<void> => {
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
      throw new Error(`the page is wider than the phone: ${await page.locator('h1, h2').first().textContent()}`);
    if (errors.length > 0) throw new Error(errors.join('; '));
  };
  /** The paper as the person has it. */
  const drawn = async (kind: string) => ({
    name: `${kind}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await drawMaterial(kind, `${order.number} ${kind} again`, aboutOrder(await stack.partner.order(order.id))),
  });
  const choose = async (button: Locator, kind: string): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.tap()]);
    await chooser.setFiles(await drawn(kind));
  };
  const materialOf = async (label: string): Promise<string> => {
    const { requiredMaterials } = (
      await stack.partner.graphql('query ($id: ID!) { order(id: $id) { requiredMaterials { kind label } } }', order)
    ).order;
    return requiredMaterials.find((one: { label: string }) => one.label === label)?.kind ?? 'VERIFICATION_FORM';
  };

  /** Does every open item of a step's page, then hands it in. */
  const takeStep = async (text: string): Promise<void> => {
    await page.getByRole('heading', { level: 2 }).waitFor();
    await fitsPhone();
    const items = page.locator('section:has(h3)').filter({ hasText: /待修改|待上传/ });
    for (let left = await items.count(); left > 0; left -= 1) {
      const label = (await items.first().getAttribute('aria-label')) ?? '';
      const item = page.getByRole('region', { name: label, exact: true });
      const album = item.getByRole('button', { name: '从相册选择' });
      const input = item.getByRole('textbox');
      const choice = item.getByRole('checkbox').or(item.getByRole('radio'));
      if ((await album.count()) > 0) await choose(album, await materialOf(label));
      else if ((await input.count()) > 0) {
        await input.fill(text);
        await item.getByRole('button', { name: '保存' }).tap();
      } else if ((await choice.count()) > 0) {
        await choice.nth(1).check();
        await item.getByRole('button', { name: '保存' }).tap();
      } else throw new Error(`${label}: ${await textOf(item)}`);
      const refused = item.getByRole('alert');
      await item
        .getByText(/已修改|已上传/)
        .or(refused)
        .first()
        .waitFor();
      if ((await refused.count()) > 0) throw new Error(`${label}: ${await textOf(refused.first())}`);
      did.push(label);
    }
    const confirm = page.getByRole('checkbox', { name: '以上内容已确认' });
    if ((await confirm.count()) > 0) await confirm.check();
    const submit = page.locator('button.ant-btn-primary');
    await fitsPhone();
    if (await submit.isDisabled()) throw new Error(await textOf(page.locator('main')));
    did.push(await textOf(submit));
    await submit.tap();
    await submit.waitFor({ state: 'detached' });
    await page.getByRole('alert').first().waitFor();
  };

  const takeFaceCheck = async (): Promise<void> => {
    await page.getByRole('checkbox', { name: /已阅读并同意/ }).check();
    await page.getByRole('button', { name: '同意并开始拍摄' }).tap();
    const use = page.getByRole('button', { name: '使用这张' });
    for (const _side of ['front', 'back']) {
      await fitsPhone();
      await choose(page.getByRole('button', { name: /^拍摄$/ }), 'WEBSITE_PRINCIPAL_ID');
      await use.tap();
      await use.waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: '打开前置摄像头' }).tap();
    await page.getByText('可以拍摄', { exact: true }).waitFor();
    await page.getByRole('button', { name: '开始拍摄', exact: true }).tap();
    await page.getByRole('button', { name: '发送核验' }).tap();
    await page.getByText('已提交，等待审核').waitFor();
    await fitsPhone();
  };

  return {
    did,
    correct: async (text) => {
      await openLink(await told(/需要修改/));
      await takeStep(text);
    },
    proveFace: async () => {
      const where = await openLink(await told(/初审已通过/));
      if (where === 'step') return takeStep('');
      await takeFaceCheck();
      did.push('人脸核验');
    },
    enterCodes: async () => {
      const { smsChecks } = await stack.partner.order(order.id);
      const asked = await stack.waitFor('an SMS to each phone that is asked', async () => {
        const found = (await sms()).filter(({ text }) => /工信部验证码/.test(text));
        return found.length === smsChecks.length && found;
      });
      for (const { to, text } of asked) {
        const mobile = [to].flat()[0] ?? '';
        if (!/本机，请\d+小时内在beian\.miit\.gov\.cn填写/.test(text))
          throw new Error(`not told where and when: ${text}`);
        const code = await stack.waitFor(
          'the code of the ministry on this phone',
          async () =>
            (await messages('phone', { to: mobile })).flatMap((one) => /验证码(\d{6})/.exec(one.text)?.[1] ?? [])[0] ??
            false,
        );
        await page.goto(`${stack.sandboxUrl}/ministry`);
        await page.getByLabel(/^验证码/).fill(code);
        await page.getByLabel(/^手机号码/).fill(mobile);
        await page.getByLabel(/^证件号码后六位/).fill(await idTailOf(stack, order, mobile));
        await page.getByRole('button', { name: /^核验/ }).tap();
        const said = page.getByRole('status').or(page.getByRole('alert')).first();
        await said.waitFor();
        if (!/核验通过/.test(await textOf(said))) throw new Error(`the ministry's page: ${await textOf(said)}`);
        did.push('短信核验');
      }
    },
    readAnswer: async (isFiled) => {
      const { text } = await told(isFiled ? /已备案：/ : /由管局通过，订单|已注销（订单/);
      did.push(text);
      if (!isFiled) return;
      const says = [/苏ICP备\d+号-\d+/, /<a href="https:\/\/beian\.miit\.gov\.cn\//, /beian\.mps\.gov\.cn/];
      await stack.waitFor('the mail with number, code for the foot and police filing', async () =>
        (await messages('mailbox', { order: order.number })).some((mail) => says.every((one) => one.test(mail.text))),
      );
    },
    close: async () => {
      await phone.close();
    },
  };
}

const textOf = async (one: Locator): Promise<string> => ((await one.textContent()) ?? '').trim();

/** The last six characters of the ID number of whoever has this phone, as the person knows them. */
async function idTailOf({ db: { worker } }: SharedStack, { id }: Order, mobile: string): Promise<string> {
  const { content } = await transaction(worker, system('bureau'), (tx) => loadOrderToReport(worker, tx, id));
  const reported = principals(content).find((one) => one.mobile === mobile);
  return (reported?.idNumber ?? seededIdNumber(mobile)).slice(-6);
}

/** Everybody in a report who has a phone and an ID number; a cancellation reports nobody. */
function principals(value: unknown): { mobile: string; idNumber: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { mobile, idNumber } = value as { mobile?: unknown; idNumber?: unknown };
  const own = typeof mobile === 'string' && typeof idNumber === 'string' ? [{ mobile, idNumber }] : [];
  return [...own, ...Object.values(value).flatMap(principals)];
}

/** Of a principal of the sandbox's records, whose numbers follow those of the record (`apps/sandbox/src/seed/build.ts`). */
function seededIdNumber(mobile: string): string {
  const { record = '', part = '' } = /^1300000(?<record>\d\d)0(?<part>\d)$/.exec(mobile)?.groups ?? {};
  const first17 = `320000${1970 + Number(record) + Number(part)}0${part}${record}0${record}`;
  return first17 + residentIdCheckCharacter(first17);
}
