import { Alert, App, Button, Flex, Tag } from 'antd';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { postImage, send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { RequiredMaterial } from '../../generated/order.ts';
import { picturesOf } from '../../ui/paper-readings/documents.ts';
import { Readings, ReadState } from '../../ui/paper-readings/readings.tsx';
import { errorTexts } from '../../ui/texts.ts';
import type { FillItem, FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import styles from './new-order.module.css';
import { Said, Section } from './parts.tsx';
import { PhoneCode } from './phone-code.tsx';
import type { Write, Written } from './use-order-writes.ts';

export interface MaterialsProps {
  readonly order: FillOrder;
  readonly canAttach: boolean;
  readonly write: (work: Write) => Promise<Written>;
  /** Reads the order again. */
  readonly refresh: () => Promise<unknown>;
}

/** Required materials, each with its image: chosen, dropped or pasted. */
export function Materials({ order, canAttach, write, refresh }: MaterialsProps) {
  const t = useT();
  // Offered while the order waits for a photo that is uploaded, and by no other method.
  const takesPhoto = order.actions.some(({ event }) => event === 'submitPhoto');
  const attached = order.items.filter(({ key, material }) => key.startsWith('material.') && material !== null);
  const kinds = order.requiredMaterials;
  const others = attached.filter(({ key }) => !kinds.some(({ kind }) => key === `material.${kind}`));
  return (
    <Section title={t(fillTexts.materials)} lead={t(fillTexts.materialsLead)}>
      {kinds.length === 0 && others.length === 0 ? <p>{t(fillTexts.noMaterials)}</p> : null}
      <div className={styles.materials}>
        {kinds.map((required) => (
          <Material
            key={required.kind}
            required={required}
            item={attached.find(({ key }) => key === `material.${required.kind}`)}
            disabled={!canAttach || (required.afterReview && !takesPhoto)}
            write={write}
            order={order}
            refresh={refresh}
          />
        ))}
        {others.map(({ key, label, material }) => (
          <div key={key} className={styles.material}>
            <h3>{label}</h3>
            {material === null ? null : <img src={material.thumbnailUrl} alt={label} className={styles.thumbnail} />}
          </div>
        ))}
      </div>
    </Section>
  );
}

export interface MaterialProps extends Pick<MaterialsProps, 'order' | 'write' | 'refresh'> {
  readonly required: RequiredMaterial;
  readonly item: FillItem | undefined;
  readonly disabled: boolean;
}

const imageOf = (files: FileList | undefined): File | undefined =>
  [...(files ?? [])].find(({ type }) => type !== '') ?? files?.[0];

export function Material({ required, item, disabled, order, write, refresh }: MaterialProps) {
  const t = useT();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const { kind, label, instruction, templateUrl } = required;
  const image = item?.material ?? null;

  const settle = async (work: () => Promise<Written | string>) => {
    setBusy(true);
    const done = await work().catch(() => t(errorTexts.other));
    setBusy(false);
    if (typeof done === 'string') return setWrong(done);
    setWrong(
      done.ok ? undefined : done.refusal.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' '),
    );
    if (done.ok) void message.success(t(fillTexts.materialSaved, { material: label }));
  };
  const upload = (file: File | undefined) => {
    if (file === undefined || disabled) return;
    void settle(async () => {
      const { ok, body } = await postImage('/uploads', file);
      if (!ok) return sentenceOf(body) ?? t(errorTexts.other);
      const { id: uploadId } = body as { id: string };
      return write((order, key) =>
        send(eventDocuments.attachMaterial, {
          id: order.id,
          version: order.version,
          material: kind,
          uploadId,
          key,
        }),
      );
    });
  };
  const remove = () =>
    void settle(() =>
      write((order, key) =>
        send(eventDocuments.removeMaterial, { id: order.id, version: order.version, material: kind, key }),
      ),
    );
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    upload(imageOf(event.dataTransfer.files));
  };
  const onPaste = (event: ClipboardEvent) => {
    const file = imageOf(event.clipboardData.files);
    if (file === undefined) return;
    event.preventDefault();
    upload(file);
  };
  return (
    // Focusable, because an image is pasted into the card that has the focus.
    <section
      aria-label={label}
      tabIndex={disabled ? -1 : 0}
      className={isOver ? styles.over : styles.material}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      <h3>{label}</h3>
      <p>
        <Tag color={image === null ? 'warning' : 'success'}>
          {t(image === null ? (required.afterReview ? fillTexts.later : fillTexts.missing) : fillTexts.attached)}
        </Tag>
        {item === undefined || image === null ? null : <ReadState item={item} />}
      </p>
      {required.rules.length === 0 ? null : (
        <p className={styles.faint}>{required.rules.map(({ text }) => text).join(' ')}</p>
      )}
      {image === null ? <p className={styles.faint}>{instruction}</p> : null}
      {templateUrl === null ? null : (
        <a href={templateUrl} download>
          {t(fillTexts.template, { material: label })}
        </a>
      )}
      {image === null ? null : <img src={image.thumbnailUrl} alt={label} className={styles.thumbnail} />}
      <ul>
        {item?.reasons.map((one) => (
          <Said key={one.code} message={one.label} suggestion={one.advice} outcome="fail" />
        ))}
        {item?.findings
          .filter(({ outcome }) => outcome !== 'pass')
          .map((one) => (
            <Said key={`${one.ruleId} ${one.message}`} {...one} />
          ))}
      </ul>
      {item === undefined ? null : <Readings item={item} pictureOf={picturesOf(order.items)} />}
      {wrong === undefined ? null : <Alert type="error" message={wrong} />}
      {disabled ? null : (
        <Flex wrap gap="small" align="center">
          <input
            ref={input}
            id={id}
            type="file"
            accept="image/jpeg,image/png"
            hidden
            onChange={(event) => {
              upload(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button
            size="small"
            loading={isBusy}
            aria-label={t(image === null ? fillTexts.uploadOf : fillTexts.replaceOf, { material: label })}
            onClick={() => input.current?.click()}
          >
            {t(image === null ? fillTexts.upload : fillTexts.replace)}
          </Button>
          <PhoneCode {...{ order, required, refresh }} imageId={image?.id} />
          {image === null ? null : (
            <Button size="small" type="text" aria-label={t(fillTexts.removeOf, { material: label })} onClick={remove}>
              {t(fillTexts.remove)}
            </Button>
          )}
          <span className={styles.faint}>{t(fillTexts.dropHint)}</span>
        </Flex>
      )}
    </section>
  );
}

/** Why the API refused an image, in one sentence. */
function sentenceOf(body: unknown): string | undefined {
  const { reasons } = (body ?? {}) as { reasons?: { message: string; suggestion?: string | null }[] };
  return reasons?.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' ');
}
