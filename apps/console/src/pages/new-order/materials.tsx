import type { MaterialKind } from '@beian/domain/filing';
import type { BilingualText } from '@beian/domain/text';
import { Alert, type AlertProps, App, Button, Flex, Image, Tag, Upload } from 'antd';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { postImage, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { RequiredMaterial } from '../../generated/order.ts';
import { reasonText } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { picturesOf } from '../../ui/paper-readings/documents.ts';
import { Readings, ReadState } from '../../ui/paper-readings/readings.tsx';
import { PaperStatement, ReadAgain } from '../../ui/paper-readings/statement.tsx';
import { errorTexts } from '../../ui/texts.ts';
import type { FillItem, OrderAnswer } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import styles from './new-order.module.css';
import { PhoneCode } from './phone-code.tsx';
import { Said } from './said.tsx';
import type { OrderWrites } from './use-order-writes.ts';

export interface MaterialsProps extends Pick<OrderWrites, 'order' | 'write' | 'refresh'> {
  readonly canAttach: boolean;
}

interface ListedProps extends MaterialsProps {
  readonly title?: BilingualText;
  readonly lead?: BilingualText;
  readonly shows: (kind: MaterialKind) => boolean;
  /** Called with each upload, before it is attached. */
  readonly onUploaded?: ((uploadId: string, material: MaterialKind) => void) | undefined;
  /** What is said of a material after its upload. */
  readonly said?: (kind: MaterialKind) => Pick<AlertProps, 'type' | 'message'> | undefined;
}

/** Required materials, each with its image: chosen, dropped or pasted. */
export function Materials(props: ListedProps) {
  const {
    canAttach,
    title = fillTexts.materials,
    lead = fillTexts.materialsLead,
    shows,
    onUploaded,
    said,
    ...writes
  } = props;
  const { actions, items } = writes.order;
  const requiredMaterials = writes.order.requiredMaterials.filter(({ kind }) => shows(kind));
  // Offered while the order waits for a photo that is uploaded, and by no other method.
  const takesPhoto = actions.some(({ event }) => event === 'submitPhoto');
  const attached = items.filter(({ key, material }) => key.startsWith('material.') && material !== null);
  const others = attached.filter(
    ({ key }) =>
      shows(key.slice('material.'.length) as MaterialKind) &&
      !requiredMaterials.some(({ kind }) => key === `material.${kind}`),
  );
  return (
    <Section title={t(title)} lead={t(lead)}>
      {requiredMaterials.length === 0 && others.length === 0 ? <p>{t(fillTexts.noMaterials)}</p> : null}
      <div className={styles.materials}>
        {requiredMaterials.map((required) => (
          <Material
            key={required.kind}
            {...writes}
            required={required}
            item={attached.find(({ key }) => key === `material.${required.kind}`)}
            disabled={!canAttach || (required.afterReview && !takesPhoto)}
            onUploaded={onUploaded}
            said={said?.(required.kind)}
          />
        ))}
        {others.map(({ key, label, material }) => (
          <div key={key} className={styles.material}>
            <h3>{label}</h3>
            <Thumbnail label={label} url={material?.thumbnailUrl} />
          </div>
        ))}
      </div>
    </Section>
  );
}

const Thumbnail = ({ label, url }: { readonly label: string; readonly url: string | undefined }) =>
  url === undefined ? null : <Image src={url} alt={label} height={140} preview={false} />;

interface MaterialProps extends Omit<MaterialsProps, 'canAttach'>, Pick<ListedProps, 'onUploaded'> {
  readonly said?: ReturnType<NonNullable<ListedProps['said']>>;
  readonly required: RequiredMaterial;
  readonly item: FillItem | undefined;
  readonly disabled: boolean;
}

const imageOf = (files: FileList): File | undefined => [...files].find(({ type }) => type !== '') ?? files[0];

export function Material({ required, item, disabled, order, write, refresh, onUploaded, said }: MaterialProps) {
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const { kind: material, label, instruction, templateUrl, rules, afterReview } = required;
  const image = item?.material ?? null;

  const settle = async (work: Promise<OrderAnswer>) => {
    setBusy(true);
    const answer = await work.catch(() => null);
    setBusy(false);
    setWrong(
      answer === null
        ? t(errorTexts.other)
        : answer.__typename === 'ActionRefused'
          ? answer.reasons.map((one) => reasonText(one)).join(' ')
          : undefined,
    );
    if (answer?.__typename === 'Order') void message.success(t(fillTexts.materialSaved, { material: label }));
  };
  const attach = async (file: File): Promise<OrderAnswer> => {
    const { ok, body } = await postImage('/uploads', file);
    if (!ok) return refusalOf(body);
    const { id: uploadId } = body as { id: string };
    onUploaded?.(uploadId, material);
    return write(({ id, version }, key) =>
      send(eventDocuments.attachMaterial, { id, version, material, uploadId, key }),
    );
  };
  const upload = (file: File | undefined) => {
    if (file !== undefined && !disabled) void settle(attach(file));
  };
  const remove = () =>
    void settle(write(({ id, version }, key) => send(eventDocuments.removeMaterial, { id, version, material, key })));
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
      className={styles.material}
      data-over={isOver}
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
          {t(image === null ? (afterReview ? fillTexts.later : fillTexts.missing) : fillTexts.attached)}
        </Tag>
        {item === undefined || image === null ? null : <ReadState item={item} />}
        {item === undefined || disabled ? null : <ReadAgain item={item} orderId={order.id} />}
      </p>
      {item === undefined ? null : <PaperStatement item={item} />}
      {rules.length === 0 ? null : <Faint>{rules.map(({ text }) => text).join(' ')}</Faint>}
      {image === null ? <Faint>{instruction}</Faint> : null}
      {templateUrl === null ? null : (
        <a href={templateUrl} download>
          {t(fillTexts.template, { material: label })}
        </a>
      )}
      <Thumbnail label={label} url={image?.thumbnailUrl} />
      <Said item={item} />
      {item === undefined ? null : <Readings item={item} pictureOf={picturesOf(order.items)} />}
      {wrong === undefined ? null : <Alert type="error" message={wrong} />}
      {said === undefined ? null : <Alert role="status" {...said} />}
      {disabled ? null : (
        <Flex wrap gap="small" align="center">
          <Upload
            accept="image/jpeg,image/png"
            showUploadList={false}
            beforeUpload={(file) => {
              upload(file);
              return false;
            }}
          >
            <Button
              size="small"
              loading={isBusy}
              aria-label={t(image === null ? fillTexts.uploadOf : fillTexts.replaceOf, { material: label })}
            >
              {t(image === null ? fillTexts.upload : fillTexts.replace)}
            </Button>
          </Upload>
          <PhoneCode {...{ order, required, refresh }} imageId={image?.id} />
          {image === null ? null : (
            <Button size="small" type="text" aria-label={t(fillTexts.removeOf, { material: label })} onClick={remove}>
              {t(fillTexts.remove)}
            </Button>
          )}
          <Faint>{t(fillTexts.dropHint)}</Faint>
        </Flex>
      )}
    </section>
  );
}

/** The refusal of an upload, as those of mutations; an answer without reasons is a fault. */
function refusalOf(body: unknown): OrderAnswer {
  const refusal = body as Omit<Extract<OrderAnswer, { __typename: 'ActionRefused' }>, '__typename'> | null;
  if (refusal?.reasons === undefined) throw new Error('no reasons');
  return { __typename: 'ActionRefused', ...refusal };
}
