import { newId } from '@beian/database/ids';
import { shanghaiDay } from '@beian/domain/calendar';
import { type CurtainAddress, curtainArrival } from '@beian/domain/photo';
import type { EventWrite } from '../event/write.ts';
import { curtainAddressAad, findCurtainProvince, insertCurtain, markDelivered, markShipped } from './curtain-rows.ts';

/** Requests that a curtain is mailed; the address is sealed, and the event holds only its province. */
export const requestCurtain: EventWrite<'requestCurtain'> = async ({ ctx, tx, loaded: { row }, input }) => {
  const { province, consignee, mobile, city, address, acknowledged } = input;
  const id = newId('curtain');
  const to: CurtainAddress = { consignee, mobile, city, address };
  const { id: orderId, recordId, partnerId } = row;
  const sealed = ctx.keys.sealJson(curtainAddressAad(id), to);
  await insertCurtain(tx, { id, orderId, recordId, partnerId, province, address: sealed });
  return { logged: { curtainId: id, province, acknowledged } };
};

export const shipCurtain: EventWrite<'shipCurtain'> = async ({ tx, loaded, actor, input }) => {
  const { curtainId, courier, trackingNumber } = input;
  const shippedOn = shanghaiDay(Date.parse(loaded.facts.now));
  await markShipped(tx, curtainId, {
    courier,
    trackingNumber,
    staffId: actor.id,
    staffName: actor.name,
    arrives: curtainArrival(await findCurtainProvince(tx, curtainId), shippedOn),
  });
  return { logged: { curtainId, courier } };
};

export const confirmCurtain: EventWrite = async ({ tx, loaded }) => {
  await markDelivered(tx, loaded.row.id);
  return { logged: { curtainId: loaded.facts.curtain?.id } };
};
