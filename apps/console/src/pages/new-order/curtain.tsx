import { provinces } from '@beian/domain/province';
import { textLengths } from '@beian/domain/text';
import { Alert, App, Button, Checkbox, Descriptions, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import type { Reason } from '../../generated/common.ts';
import { errorTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { type CurtainAddress, type FillOrder, requestCurtainDocument } from './documents.ts';
import { Events } from './events.tsx';
import { Section } from './parts.tsx';
import { photoTexts } from './photo-texts.ts';
import type { Write, Written } from './use-order-writes.ts';

interface CurtainProps {
  readonly order: FillOrder;
  readonly write: (work: Write) => Promise<Written>;
  readonly run: (work: Write) => void;
}

/** The curtain: whether there is one, how far it is on its way, or the address to which it goes. */
export function Curtain({ order, write, run }: CurtainProps) {
  const t = useT();
  const { curtain, photoGuide, actions } = order;
  const ask = actions.find(({ event }) => event === 'requestCurtain');
  const since = photoGuide.curtainOwnedSince;
  return (
    <Section
      title={t(photoTexts.curtain)}
      lead={since === null ? t(photoTexts.notOwned) : t(photoTexts.owned, { day: fullTime(since).slice(0, 10) })}
    >
      {curtain === null ? null : (
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: 'to',
              label: t(photoTexts.consignee),
              children: `${curtain.consignee} ${curtain.city}${curtain.address}`,
            },
            {
              key: 'state',
              label: curtain.stateLabel,
              children:
                curtain.trackingNumber === null
                  ? t(photoTexts.shipBy, { day: curtain.shipBy ?? '' })
                  : t(photoTexts.sent, {
                      courier: curtain.courier ?? '',
                      number: curtain.trackingNumber,
                      from: curtain.arrivesFrom ?? '',
                      by: curtain.arrivesBy ?? '',
                    }),
            },
          ]}
        />
      )}
      <Events order={order} events={['confirmCurtain']} run={run} />
      {ask?.presence === 'ENABLED' ? <AddressForm order={order} ask={ask} write={write} /> : null}
    </Section>
  );
}

const entries = ['consignee', 'mobile', 'city', 'address'] as const;

function AddressForm({
  order,
  ask,
  write,
}: Pick<CurtainProps, 'order' | 'write'> & { ask: FillOrder['actions'][number] }) {
  const t = useT();
  const { message } = App.useApp();
  const [read, setRead] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const [isBusy, setBusy] = useState(false);
  const send = async (address: CurtainAddress) => {
    setBusy(true);
    const done = await write(
      async ({ id }, key) =>
        (await request(requestCurtainDocument, { id, address, acknowledged: [...read], key })).done,
    ).catch(() => undefined);
    setBusy(false);
    if (done === undefined) void message.error(t(errorTexts.other));
    else setRefused(done.ok ? [] : done.refusal.reasons);
  };
  const wrongOf = (name: string) =>
    refused.filter(({ field }) => field === name).map((one) => `${one.message} ${one.suggestion ?? ''}`);
  const fieldOf = (name: keyof CurtainAddress) => ({
    name,
    label: t(photoTexts[name]),
    rules: [{ required: true, whitespace: true, message: '' }],
    ...(wrongOf(name).length > 0 ? { validateStatus: 'error' as const, help: wrongOf(name).join(' ') } : {}),
  });
  const others = refused.filter(({ field }) => ![...entries, 'province'].some((name) => name === field));
  return (
    <Form<CurtainAddress>
      layout="vertical"
      name="curtain"
      initialValues={{ province: order.province }}
      onFinish={(address) => void send(address)}
    >
      <Form.Item {...fieldOf('province')}>
        <Select
          showSearch
          optionFilterProp="label"
          options={Object.entries(provinces).map(([value, { label }]) => ({ value, label: t(label) }))}
        />
      </Form.Item>
      {entries.map((name) => (
        <Form.Item key={name} {...fieldOf(name)}>
          <Input maxLength={name === 'mobile' ? 20 : textLengths[name]} autoComplete="off" />
        </Form.Item>
      ))}
      {ask.acknowledge.map(({ code, message: warning }) => (
        <p key={code}>
          <Checkbox
            onChange={({ target }) => setRead(target.checked ? [...read, code] : read.filter((one) => one !== code))}
          >
            {warning}
          </Checkbox>
        </p>
      ))}
      {others.map((one) => (
        <Alert
          key={`${one.code} ${one.message}`}
          type="error"
          showIcon
          message={one.message}
          description={one.suggestion}
        />
      ))}
      <Button htmlType="submit" loading={isBusy} disabled={read.length < ask.acknowledge.length}>
        {ask.label}
      </Button>
    </Form>
  );
}
