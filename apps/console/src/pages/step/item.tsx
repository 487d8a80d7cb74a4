import { CameraOutlined, CheckCircleFilled, PictureOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Input, Radio, Tag, Typography } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { ApiError } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import styles from '../../ui/phone-page.module.css';
import { type Said, type StepItem, saveField, sendMaterial } from './link.ts';
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
  const t = useT();
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
      ) : item.how === 'type' ? (
        <Typed token={token} item={item} refresh={refresh} />
      ) : item.how === 'choose' ? (
        <Chosen token={token} item={item} refresh={refresh} />
      ) : (
        <p className={styles.faint}>{t(stepTexts.elsewhere)}</p>
      )}
    </section>
  );
}

function Upload({ token, material, refresh }: Pick<ItemProps, 'token' | 'refresh'> & { readonly material: string }) {
  const t = useT();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const send = useMutation<readonly Said[], ApiError, File>({
    mutationFn: (image) => sendMaterial(token, material, image),
    onSuccess: refresh,
  });
  const ways = [
    { ref: camera, label: t(stepTexts.camera), icon: <CameraOutlined aria-hidden />, capture: 'environment' as const },
    { ref: album, label: t(stepTexts.album), icon: <PictureOutlined aria-hidden /> },
  ];
  return (
    <Flex vertical gap="small" aria-busy={send.isPending}>
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
      <Outcome send={send} pending={t(stepTexts.uploading)} done={t(stepTexts.uploaded)} />
    </Flex>
  );
}

/** The form of a returned field; `values` is what it would save. */
function FieldForm({
  token,
  item,
  values,
  onSaved,
  children,
}: Pick<ItemProps, 'token' | 'item'> & {
  readonly values: readonly string[];
  readonly onSaved: (says: readonly Said[]) => Promise<void>;
  readonly children: ReactNode;
}) {
  const t = useT();
  const send = useMutation<readonly Said[], ApiError>({
    mutationFn: () => saveField(token, item.key, item.several ? values : (values[0] ?? '')),
    onSuccess: onSaved,
  });
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
      {children}
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

function Typed({ token, item, refresh }: ItemProps) {
  const t = useT();
  const id = useId();
  const [value, setValue] = useState('');
  // A list has a value on each line.
  const values = item.several ? value.split(/\s+/).filter(Boolean) : value.trim() === '' ? [] : [value];
  const onSaved = (says: readonly Said[]) => {
    if (says.length === 0) setValue('');
    return refresh();
  };
  return (
    <FieldForm token={token} item={item} values={values} onSaved={onSaved}>
      <label htmlFor={id}>{t(item.several ? stepTexts.values : stepTexts.value, { label: item.label })}</label>
      {item.several ? (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      ) : (
        <Input
          id={id}
          size="large"
          value={value}
          onChange={({ target }) => setValue(target.value)}
          autoComplete="off"
        />
      )}
    </FieldForm>
  );
}

function Chosen({ token, item, refresh }: ItemProps) {
  const t = useT();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <FieldForm token={token} item={item} values={chosen} onSaved={refresh}>
      <fieldset>
        <legend>{t(stepTexts.value, { label: item.label })}</legend>
        <Flex wrap gap="small">
          {item.choices.map(({ value, label }) =>
            item.several ? (
              <Checkbox
                key={value}
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              >
                {label}
              </Checkbox>
            ) : (
              <Radio key={value} name={item.key} checked={chosen[0] === value} onChange={() => setChosen([value])}>
                {label}
              </Radio>
            ),
          )}
        </Flex>
      </fieldset>
    </FieldForm>
  );
}

interface OutcomeProps {
  readonly send: {
    readonly error: ApiError | null;
    readonly data: readonly Said[] | undefined;
    readonly isPending: boolean;
  };
  readonly pending?: string;
  readonly done?: string | undefined;
}

/** What became of a change that was sent, or that it is on its way. */
export function Outcome({ send: { error, data, isPending }, pending, done }: OutcomeProps) {
  const t = useT();
  return (
    <div aria-live="polite">
      {isPending ? (
        <p className={styles.faint}>{pending}</p>
      ) : error !== null ? (
        <Alert type="error" showIcon message={t(failureOf(error))} />
      ) : data === undefined ? null : data.length > 0 ? (
        <Alert type="error" showIcon message={<Sentences said={data} />} />
      ) : done === undefined ? null : (
        <Typography.Text type="success">{done}</Typography.Text>
      )}
    </div>
  );
}

/** Each reason, and below it what to do. */
const Sentences = ({ said }: { readonly said: readonly Said[] }) => (
  <ul>
    {said.map(({ message, suggestion }) => (
      <li key={`${message} ${suggestion}`}>
        <div>{message}</div>
        <div>{suggestion}</div>
      </li>
    ))}
  </ul>
);

/** Why nothing came back, as a text. */
export const failureOf = ({ code }: ApiError) =>
  code === 'OFFLINE' ? stepTexts.offline : code === 'RATE_LIMITED' ? stepTexts.later : stepTexts.fault;
