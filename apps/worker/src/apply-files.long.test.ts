import { system, transaction } from '@beian/database/transaction';
import { storeAnswer } from '@beian/submissions/answers';
import { listBureaus, seedConnection } from '@beian/submissions/connections';
import { testDatabase } from '@beian/testing/database';
import { executedFiles } from '@beian/testing/executed-files';
import { ISP_ID, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { expect, test } from 'vitest';
import { applyStoredFiles } from './apply.ts';
import { testWorkerContext } from './testing/worker-context.ts';

const approval = (subject: string) =>
  `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><BAJG><Jg_xx><Czlx>4</Czlx><Bs>${subject}</Bs><Jgxx><Jgdm>1001</Jgdm></Jgxx></Jg_xx></BAJG></ICP></DownloadData>`;

test("a bureau's approval runs the code of few files, from the stored file to the order's state", async () => {
  const db = await testDatabase();
  try {
    const [record] = await seedRecords(db);
    if (record === undefined) throw new Error('no record');
    const people = await seedPeople(db);
    const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
    await orderInState(db, people, record, 'BUREAU_REVIEW');
    const [{ subject } = { subject: '' }] = await db.query<{ subject: string }>(
      'select bureau_id as subject from app.records where id = $1',
      [record.id],
    );
    const bureau = await transaction(db.worker, system('bureau'), async (tx) => {
      const [row] = await listBureaus(db.worker, tx);
      if (row === undefined) throw new Error('no connection');
      await storeAnswer(db.worker, tx, row.id, 'approved.xml', Buffer.from(approval(subject)));
      return row;
    });
    const work = testWorkerContext(db);
    const files = await executedFiles(() => applyStoredFiles(work, bureau, new Map()));
    expect(await db.query('select state from app.orders')).toEqual([{ state: 'APPROVED' }]);
    expect(files).toContain('packages/orders/src/perform/perform.ts');
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(24);
  } finally {
    await db.close();
  }
});
