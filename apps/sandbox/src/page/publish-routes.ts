import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Bureaus } from '../bureau/bureaus.ts';
import type { OpenBureau } from '../bureau/open.ts';
import { publishBody, publishRequested } from '../bureau/publications.ts';
import { type Clock, shanghaiDay } from '../clock.ts';
import { ControlRefused } from '../control/refused.ts';
import { describeState } from '../control/routes.ts';
import { type OwnFile, ownFiles, publishPage } from './publish-page.ts';

const named = z.object({ province: z.string() });
const asked = z.object({ send: z.enum(Object.keys(ownFiles) as [OwnFile, ...OwnFile[]]), wzid: z.string() });

/** Routes of the page on which a bureau publishes files on its own. */
export function registerPublishPage(app: FastifyInstance, bureaus: Bureaus, clock: Clock): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const show = (reply: FastifyReply, bureau: OpenBureau, result?: string) =>
      reply
        .type('text/html; charset=utf-8')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        )
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .send(publishPage(describeState(bureau, clock), result));
    scope.get('/bureaus/:province/publish', async (request, reply) =>
      show(reply, bureaus.byProvinceOrDefault(named.parse(request.params).province)),
    );
    scope.post('/bureaus/:province/publish', async (request, reply) => {
      const bureau = bureaus.byProvinceOrDefault(named.parse(request.params).province);
      const { send, wzid } = asked.parse(request.body);
      const files = publishRequested(
        bureau.store,
        clock,
        bureau.place.letters,
        publishBody.parse(fileOf(bureau, clock, send, wzid)),
      );
      const [zh, en] = ownFiles[send];
      return show(reply, bureau, `${zh}：已放入下载队列 ${files} 个文件。 ${en}: ${files} in the queue.`);
    });
  });
}

function fileOf({ store }: OpenBureau, clock: Clock, send: OwnFile, wzid: string) {
  if (send === 'codes') return { codes: 'all' };
  for (const { Zt_xx, Wz_xx } of store.state.records) {
    const site = Wz_xx.find((one) => one.Wzid === wzid);
    if (site === undefined) continue;
    const { Wzmc, Ym_xx, Jr_xx, Syurl } = site;
    const { Ztid, Dwmc, Zj } = Zt_xx;
    const checked = { Wzid: wzid, Wz_Baxh: site.Baxh, Hcsj: shanghaiDay(clock.now()) };
    const [access] = Jr_xx;
    const listed = (Czlx: '0' | '2') => ({
      blackList: { websites: [{ Wz_xx: { Wzmc, Ym_xx: Ym_xx.map(({ Ym }) => ({ Ym })) }, Czlx }] },
    });
    const files = {
      changed: { records: [{ Ztid, Wzid: wzid, Wzmc: `${Wzmc}样例` }] },
      listed: listed('0'),
      unlisted: listed('2'),
      notice: { notices: [{ Tzlb: '1', Jlid: wzid, Tznr: '样例通知：请核实网站名称并办理变更备案' }] },
      subject: {
        checks: { Zthc: [{ Ztid, Dwmc, Zjlx: Zj.Zjlx, Zjhm: Zj.Zjhm, Cwyy: '样例核查：证件号码与登记机关不一致' }] },
      },
      accessOver: { checks: { Jrhc: [{ ...checked, Hcjg: '1', Bbisp: access?.Ispid, Jrid: access?.Jrid }] } },
      accessUnder: { checks: { Jrhc: [{ ...checked, Hcjg: '2', Ym: Ym_xx[0]?.Ym, Jxip: access?.Ip_xx[0]?.Qsip }] } },
      empty: { checks: { Kkwzhc: [{ ...checked, Hcjg: '1', Syurl }] } },
      liveness: { checks: { Wzch: [{ ...checked, Syurl }] } },
      task: { tasks: [{ Ztid, Bz: '样例任务：请核实主体和网站信息' }] },
      over: { deregistered: [{ Zxlb: '1', Jlid: wzid }] },
    };
    return files[send];
  }
  throw new ControlRefused(404, `No website has the Wzid ${wzid}.`);
}
