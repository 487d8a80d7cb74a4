import { CameraOutlined, CheckCircleFilled, PictureOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import type { ApiError } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { type StepItem, saveField, sendMaterial } from './link.ts';
import styles from './step.module.css';

export const Reasons = ({ reasons }: { readonly reasons: StepItem['reasons'] }) => (
  <ul className={styles.reasons}>
    {reasons.map(({ label, advice }) => (
      <li key={`${label} ${advice}`}>
        <strong>{label}</strong>
        <span>{advice}</span>
      </li>
    ))}
  </ul>
);

interface ItemProps {
  readonly token: string;
  readonly item: StepItem;
  readonly refresh: () => Promise<void>;
}

/** One item to correct or to upload: why, what to do, and how it stands. */
export function Item({ token, item, refresh }: ItemProps) {
  const t = useT();
  const isReturned = item.reasons.length > 0;
  const state = item.done ? (isReturned ? 'step.done' : 'step.attached') : isReturned ? 'step.open' : 'step.missing';
  return (
    <section className={styles.item} aria-label={item.label}>
      <h3>
        {item.label}
        <span className={item.done ? styles.done : styles.open}>
          {item.done ? <CheckCircleFilled aria-hidden /> : null} {t(state)}
        </span>
      </h3>
      {isReturned ? <Reasons reasons={item.reasons} /> : null}
      {item.instruction === null ? null : <p className={styles.faint}>{item.instruction}</p>}
      {item.faults.length === 0 ? null : <Alert type="error" showIcon message={item.faults.join(' ')} />}
      {item.how === 'upload' && item.material !== null ? (
        <Upload token={token} material={item.material} refresh={refresh} />
      ) : item.how === 'type' ? (
        <Typed token={token} item={item} refresh={refresh} />
      ) : (
        <p className={styles.faint}>{t('step.elsewhere')}</p>
      )}
    </section>
  );
}

function Upload({ token, material, refresh }: Pick<ItemProps, 'token' | 'refresh'> & { readonly material: string }) {
  const t = useT();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const send = useMutation<string | null, ApiError, File>({
    mutationFn: (image) => sendMaterial(token, material, image),
    onSuccess: refresh,
  });
  const ways = [
    { ref: camera, label: t('step.camera'), icon: <CameraOutlined aria-hidden />, capture: 'environment' as const },
    { ref: album, label: t('step.album'), icon: <PictureOutlined aria-hidden /> },
  ];
  return (
    <div className={styles.ways} aria-busy={send.isPending}>
      {ways.map(({ ref, label, icon, ...more }) => (
        <span key={label}>
          <input
            ref={ref}
            type="file"
            accept="image/jpeg,image/png"
            aria-label={label}
            hidden
            {...more}
            onChange={(event) => {
              const image = event.target.files?.[0];
              event.target.value = '';
              if (image !== undefined) send.mutate(image);
            }}
          />
          <Button size="large" block icon={icon} disabled={send.isPending} onClick={() => ref.current?.click()}>
            {label}
          </Button>
        </span>
      ))}
      <Refused error={send.error} says={send.data} />
    </div>
  );
}

function Typed({ token, item, refresh }: ItemProps) {
  const t = useT();
  const id = useId();
  const [value, setValue] = useState('');
  const send = useMutation<string | null, ApiError>({
    mutationFn: () => saveField(token, item.key, value),
    onSuccess: async (says) => {
      if (says === null) setValue('');
      await refresh();
    },
  });
  return (
    <form
      className={styles.typed}
      aria-busy={send.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {item.now === null ? null : <p className={styles.faint}>{t('step.now', { value: item.now })}</p>}
      <label htmlFor={id}>{t('step.value', { label: item.label })}</label>
      <Input id={id} size="large" value={value} onChange={({ target }) => setValue(target.value)} autoComplete="off" />
      <Button size="large" htmlType="submit" disabled={value.trim() === ''} loading={send.isPending}>
        {t('step.save')}
      </Button>
      <Refused error={send.error} says={send.data} />
    </form>
  );
}

function Refused({ error, says }: { readonly error: ApiError | null; readonly says: string | null | undefined }) {
  const t = useT();
  const message = error !== null ? t(error.code === 'RATE_LIMITED' ? 'step.later' : 'step.offline') : says;
  return <div aria-live="polite">{message == null ? null : <Alert type="error" showIcon message={message} />}</div>;
}
