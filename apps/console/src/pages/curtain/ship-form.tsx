import { isTrackingNumber, trackingNumberBounds } from '@beian/domain/photo';
import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Input } from 'antd';
import { type FormEvent, useId, useRef, useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Failure } from '../../app/shell/states.tsx';
import { RequiredMark } from '../../ui/form-field.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { type Curtain, curtainDocument, shipCurtainDocument } from './documents.ts';
import styles from './ship-form.module.css';
import { mailRoomTexts } from './texts.ts';

interface ShipFormProps {
  readonly curtain: Curtain;
  readonly label: string;
  readonly onClose: () => void;
  readonly onSent: () => Promise<void>;
}

/** The address in clear for the parcel's label, and the tracking number. Opening it is audited. */
export function ShipForm({ curtain, label, onClose, onSent }: ShipFormProps) {
  const t = useT();
  const { message } = App.useApp();
  const [courier, setCourier] = useState('');
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // A retry keeps its idempotency key, so it has one effect.
  const key = useRef(newKey());
  const field = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ['curtain', curtain.id],
    queryFn: async () => (await request(curtainDocument, { id: curtain.id })).curtain,
    // Each request is one audit row: no refetch in the background, and no cache.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (courier.trim() === '' || !isTrackingNumber(number.trim())) return setWrong(t(mailRoomTexts.needed));
    setBusy(true);
    setWrong(null);
    try {
      const { shipCurtain } = await request(shipCurtainDocument, {
        id: curtain.orderId,
        curtainId: curtain.id,
        courier: courier.trim(),
        trackingNumber: number.trim(),
        key: key.current,
      });
      if (shipCurtain.__typename === 'ActionRefused') {
        key.current = newKey();
        return setWrong(shipCurtain.reasons.map((reason) => reason.message).join(' · '));
      }
      void message.success(t(actionTexts.done, { label }));
      await onSent();
    } catch {
      setWrong(t(actionTexts.failed, { label }));
    } finally {
      setBusy(false);
    }
  };

  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <form className={styles.ship} aria-label={label} onSubmit={(event) => void send(event)}>
      <div className={styles.address}>
        <h3>{t(mailRoomTexts.label)}</h3>
        {data === undefined || data === null ? null : (
          <address>
            <b>{data.consignee}</b> {data.mobile}
            <br />
            {data.provinceName} {data.city} {data.address}
          </address>
        )}
        <Faint>{t(mailRoomTexts.audited)}</Faint>
      </div>
      <div>
        <label htmlFor={`${field}-courier`}>
          {t(mailRoomTexts.courier)}
          <RequiredMark />
        </label>
        <Input
          id={`${field}-courier`}
          aria-required
          placeholder={t(mailRoomTexts.courierExample)}
          autoFocus
          maxLength={textLengths.courier}
          value={courier}
          onChange={(event) => {
            setCourier(event.target.value);
            setWrong(null);
          }}
        />
      </div>
      <div>
        <label htmlFor={`${field}-number`}>
          {t(mailRoomTexts.trackingNumber)}
          <RequiredMark />
        </label>
        <Input
          id={`${field}-number`}
          aria-required
          placeholder="SF1234567890123"
          maxLength={trackingNumberBounds.most}
          value={number}
          onChange={(event) => {
            setNumber(event.target.value);
            setWrong(null);
          }}
        />
      </div>
      {wrong === null ? null : <Alert type="error" message={wrong} />}
      <Flex gap={8} justify="end">
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(mailRoomTexts.ship)}
        </Button>
      </Flex>
    </form>
  );
}
