import { type FieldId, type FieldValue, fieldLabel, type MaterialKind } from '@beian/domain/filing';
import { applyProposals } from '@beian/domain/reading';
import { Alert, Button, Flex } from 'antd';
import { useRef, useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { type PaperProposal, readPaperDocument } from '../../generated/upload.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { choicesOf } from './field.tsx';
import type { FieldsProps } from './fields.tsx';
import { isScan } from './fill-steps.ts';
import { fillTexts } from './fill-texts.ts';
import { Materials, type MaterialsProps } from './materials.tsx';
import { useSameAs } from './use-same-as.ts';

/** How often a scan that is being read is asked about; each time the API waits some seconds itself. */
const MOST_ASKS = 6;

/** Has an upload read; the answer to the last question. */
async function readUpload(uploadId: string, material: MaterialKind) {
  for (let nth = 1; ; nth += 1) {
    const answer = await send(readPaperDocument, { uploadId, material, key: newKey() });
    if (answer.__typename !== 'UploadReading' || answer.state !== 'PENDING' || nth === MOST_ASKS) return answer;
  }
}

interface Said {
  readonly type: 'info' | 'success' | 'warning';
  readonly message: string;
}

/** Scans that fill in the form: what is read goes into empty fields, and what differs from a typed value is asked about once. */
export function Scans({ order, draft, canSave, ...rest }: Omit<FieldsProps, 'order'> & MaterialsProps) {
  const sameAs = useSameAs(order, draft);
  const latest = useRef(sameAs);
  latest.current = sameAs;
  const [said, setSaid] = useState<Partial<Record<MaterialKind, Said>>>({});
  const [differing, setDiffering] = useState<readonly (readonly [FieldId, FieldValue])[]>([]);
  const say = (material: MaterialKind, type: Said['type'], message: string) =>
    setSaid((before) => ({ ...before, [material]: { type, message } }));
  const shown = (field: FieldId, value: FieldValue) =>
    [value]
      .flat()
      .map((one) => labelIn(choicesOf(field), one) ?? one)
      .join(t(commonTexts.and));
  const labelIn = (choices: ReturnType<typeof choicesOf>, value: string) => {
    const label = choices?.find((one) => one.value === value)?.label;
    return label === undefined ? undefined : t(label);
  };

  const take = (proposals: readonly PaperProposal[]): FieldId[] => {
    const taken = applyProposals(proposals, { ...latest.current, province: order.province });
    latest.current.fill(Object.fromEntries(taken.filled));
    const isRead = (field: FieldId) => proposals.some((one) => one.field === field);
    setDiffering((before) => [...before.filter(([field]) => !isRead(field)), ...taken.differing]);
    return taken.filled.map(([field]) => field);
  };
  const onUploaded = async (uploadId: string, material: MaterialKind) => {
    say(material, 'info', t(fillTexts.reading));
    const answer = await readUpload(uploadId, material).catch(() => null);
    if (answer === null) return say(material, 'warning', t(errorTexts.other));
    if (answer.__typename === 'ActionRefused')
      return say(material, 'warning', answer.reasons.map(({ message }) => message).join(' '));
    if (answer.state !== 'READ') return say(material, 'warning', answer.message);
    const filled = take(answer.proposals);
    const fields = filled.map((field) => t(fieldLabel(field, order))).join(t(commonTexts.and));
    say(
      material,
      'success',
      filled.length === 0 ? t(fillTexts.filledNothing) : t(fillTexts.filled, { n: filled.length, fields }),
    );
  };
  const settle = (field: FieldId, value?: FieldValue) => {
    if (value !== undefined) sameAs.fill({ [field]: value });
    setDiffering(differing.filter(([one]) => one !== field));
  };
  return (
    <>
      <Materials
        {...rest}
        order={order}
        title={fillTexts.scans}
        lead={fillTexts.scansLead}
        shows={(material) => isScan(order, material)}
        onUploaded={canSave ? onUploaded : undefined}
        said={(material) => said[material]}
      />
      {differing.map(([field, value]) => (
        <Alert
          key={field}
          type="warning"
          showIcon
          message={t(fillTexts.readDiffers, {
            field: t(fieldLabel(field, order)),
            typed: shown(field, sameAs.values[field] ?? ''),
            read: shown(field, value),
          })}
          action={
            <Flex gap="small" wrap>
              <Button size="small" onClick={() => settle(field, value)}>
                {t(fillTexts.takeRead, { value: shown(field, value) })}
              </Button>
              <Button size="small" type="text" onClick={() => settle(field)}>
                {t(fillTexts.keepTyped)}
              </Button>
            </Flex>
          }
        />
      ))}
    </>
  );
}
