import { CameraOutlined, CheckCircleFilled, PictureOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Input, Radio, Tag, Typography } from 'antd';
import { useId, useState } from 'react';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Refused } from '../../ui/link-page/link.ts';
import styles from '../../ui/link-page/link-page.module.css';
import { PictureButton } from '../../ui/link-page/picture-button.tsx';
import { SendFailure } from '../../ui/link-page/send-failure.tsx';
import { type StepItem, saveField, sendMaterial } from './link.ts';
import { stepTexts } from './texts.ts';

export const Reasons = ({ reasons }: { readonly reasons: StepItem['reasons'] }) => (
  <ul>
    {reasons.map(({ label, advice }) => (
      <li key={`${label} ${advice}`}>
        <strong>{label}</strong>
        <div>{advice}</div>
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
  const isReturned = item.reasons.length > 0;
  const state = item.done
    ? isReturned
      ? stepTexts.done
      : stepTexts.attached
    : isReturned
      ? stepTexts.open
      : stepTexts.missing;
  return (
    <section className={styles.box} aria-label={item.label}>
      <h3>
        {item.label}{' '}
        <Tag color={item.done ? 'success' : 'warning'} icon={item.done ? <CheckCircleFilled aria-hidden /> : null}>
          {t(state)}
        </Tag>
      </h3>
      {isReturned ? <Reasons reasons={item.reasons} /> : null}
      {item.instruction === null ? null : <p className={styles.faint}>{item.instruction}</p>}
      {item.hasTemplate ? <p className={styles.faint}>{t(stepTexts.template)}</p> : null}
      {item.faults.length === 0 ? null : <Alert type="error" showIcon message={item.faults.join(' ')} />}
      {item.how === 'upload' && item.material !== null ? (
        <Upload token={token} material={item.material} refresh={refresh} />
      ) : item.how === 'type' || item.how === 'choose' ? (
        <FieldForm token={token} item={item} refresh={refresh} />
      ) : (
        <p className={styles.faint}>{t(stepTexts.elsewhere)}</p>
      )}
    </section>
  );
}

function Upload({ token, material, refresh }: Pick<ItemProps, 'token' | 'refresh'> & { readonly material: string }) {
  const send = useMutation<unknown, ApiError | Refused, File>({
    mutationFn: (image) => sendMaterial(token, material, image),
    onSettled: refresh,
  });
  return (
    <Flex vertical gap="small" aria-busy={send.isPending}>
      <PictureButton
        text={t(stepTexts.camera)}
        icon={<CameraOutlined aria-hidden />}
        capture="environment"
        disabled={send.isPending}
        onPicture={send.mutate}
      />
      <PictureButton
        text={t(stepTexts.album)}
        icon={<PictureOutlined aria-hidden />}
        disabled={send.isPending}
        onPicture={send.mutate}
      />
      <Outcome send={send} pending={t(stepTexts.uploading)} done={t(stepTexts.uploaded)} />
    </Flex>
  );
}

function FieldForm({ token, item, refresh }: ItemProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | readonly string[]>('');
  // A list has a value on each line.
  const lines = typeof typed === 'string' && item.several ? typed.split(/\s+/) : [typed].flat();
  const values = lines.filter((one) => one.trim() !== '');
  const send = useMutation<unknown, ApiError | Refused>({
    mutationFn: () => saveField(token, item.key, item.several ? { values } : { value: values[0] ?? '' }),
    onSuccess: () => item.how === 'type' && setTyped(''),
    onSettled: refresh,
  });
  const label = item.how === 'type' && item.several ? stepTexts.values : stepTexts.value;
  return (
    <form
      className={styles.page}
      aria-busy={send.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {item.now === null ? null : <p className={styles.faint}>{t(stepTexts.now, { value: item.now })}</p>}
      <label id={`${id}-label`} htmlFor={id}>
        {t(label, { label: item.label })}
      </label>
      {item.how === 'choose' ? (
        item.several ? (
          <Checkbox.Group aria-labelledby={`${id}-label`} options={[...item.choices]} onChange={setTyped} />
        ) : (
          <Radio.Group
            aria-labelledby={`${id}-label`}
            options={[...item.choices]}
            onChange={({ target }) => setTyped(target.value)}
          />
        )
      ) : item.several ? (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : (
        <Input
          id={id}
          size="large"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          autoComplete="off"
        />
      )}
      <Button size="large" htmlType="submit" disabled={values.length === 0} loading={send.isPending}>
        {t(stepTexts.save)}
      </Button>
      <Outcome
        send={send}
        pending={t(stepTexts.saving)}
        done={item.faults.length === 0 ? t(stepTexts.saved) : undefined}
      />
    </form>
  );
}

interface OutcomeProps {
  readonly send: {
    readonly error: ApiError | Refused | null;
    readonly isPending: boolean;
    readonly isSuccess: boolean;
  };
  readonly pending: string;
  readonly done: string | undefined;
}

/** What became of a change that was sent, or that it is on its way. */
const Outcome = ({ send: { error, isPending, isSuccess }, pending, done }: OutcomeProps) => (
  <div aria-live="polite">
    {isPending ? (
      <p className={styles.faint}>{pending}</p>
    ) : error !== null ? (
      <SendFailure error={error} />
    ) : isSuccess ? (
      <Typography.Text type="success">{done}</Typography.Text>
    ) : null}
  </div>
);
