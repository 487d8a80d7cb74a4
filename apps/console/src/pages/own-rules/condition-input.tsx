import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import {
  type ConditionName,
  conditionForms,
  conditionLabels,
  nameOf,
  valueAt,
  withValueAt,
} from '@beian/domain/rule-book';
import { Button, Checkbox, Flex, Input, Segmented, Select } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Control } from '../../ui/form/control.tsx';
import { shown } from '../../ui/form/field-row.ts';
import { conditionTexts } from './form-texts.ts';
import { readField, rowsOfField, writeField } from './kind-field-rows.ts';
import styles from './own-rules.module.css';

type Node = Readonly<Record<string, unknown>>;
type Join = 'all' | 'any';
const isJoin = (node: Node): boolean => 'all' in node || 'any' in node;
const joinOf = (node: Node): Join => ('any' in node ? 'any' : 'all');
const partsOf = (node: Node): readonly Node[] => (node[joinOf(node)] ?? []) as readonly Node[];
/** Deeper ones are read, and not made. */
const DEEPEST = 2;

interface ConditionInputProps {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (next: unknown) => void;
}

/** 条件: single ones, joined by `and` or `or`, also in groups. A condition that is not complete is kept as it is and refused when the form is sent. */
export function ConditionInput({ id, value, onChange }: ConditionInputProps) {
  const root = value as Node | undefined;
  const group: Node = root === undefined ? { all: [] } : isJoin(root) ? root : { all: [root] };
  const change = (next: Node) => {
    const parts = partsOf(next);
    onChange?.(parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : next);
  };
  return (
    <div id={id}>
      <Group node={group} depth={0} onChange={change} />
    </div>
  );
}

function Group({ node, depth, onChange }: { node: Node; depth: number; onChange: (next: Node) => void }) {
  const join = joinOf(node);
  const parts = partsOf(node);
  const put = (next: readonly Node[]) => onChange({ [join]: next });
  return (
    <Flex vertical gap={8} align="flex-start" className={styles.group}>
      {parts.length < 2 ? null : (
        <Segmented<Join>
          aria-label={t(conditionTexts.join)}
          value={join}
          options={[
            { value: 'all', label: t(conditionTexts.all) },
            { value: 'any', label: t(conditionTexts.any) },
          ]}
          onChange={(next) => onChange({ [next]: parts })}
        />
      )}
      {parts.map((part, at) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names, and keep their order
          key={at}
          node={part}
          depth={depth}
          onChange={(next) => put(parts.map((one, nth) => (nth === at ? next : one)))}
          onRemove={() => put(parts.filter((_, nth) => nth !== at))}
        />
      ))}
      <Flex gap={8} wrap>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => put([...parts, {}])}>
          {t(conditionTexts.add)}
        </Button>
        {parts.length === 0 || depth >= DEEPEST ? null : (
          <Button size="small" onClick={() => put([...parts, { [join === 'all' ? 'any' : 'all']: [{}, {}] }])}>
            {t(conditionTexts.group)}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

interface PartProps {
  readonly node: Node;
  readonly depth: number;
  readonly onChange: (next: Node) => void;
  readonly onRemove: () => void;
}

function Part({ node, depth, onChange, onRemove }: PartProps) {
  const isNot = 'not' in node;
  const of = (isNot ? node.not : node) as Node;
  const put = (next: Node) => onChange(isNot ? { not: next } : next);
  const negate = (
    <Checkbox checked={isNot} onChange={({ target }) => onChange(target.checked ? { not: of } : of)}>
      {t(conditionTexts.not)}
    </Checkbox>
  );
  if (isJoin(of))
    return (
      <fieldset className={styles.part}>
        <Flex justify="space-between" align="center">
          {negate}
          <Remove label={t(conditionTexts.removeGroup)} onRemove={onRemove} />
        </Flex>
        <Group node={of} depth={depth + 1} onChange={put} />
      </fieldset>
    );
  const name = Object.keys(of)[0] as ConditionName | undefined;
  return (
    <div className={styles.part}>
      <Flex gap={8} align="center" wrap>
        <Select<ConditionName>
          className={styles.condition}
          aria-label={t(conditionTexts.kind)}
          placeholder={t(conditionTexts.choose)}
          showSearch
          optionFilterProp="label"
          value={name ?? null}
          options={(Object.keys(conditionForms) as ConditionName[]).map((one) => ({
            value: one,
            label: t(conditionLabels[one]),
          }))}
          onChange={(next) => put({ [next]: conditionForms[next].fields.length === 0 ? true : undefined })}
        />
        {negate}
        <Remove
          label={t(conditionTexts.remove, { name: name === undefined ? '' : t(conditionLabels[name]) })}
          onRemove={onRemove}
        />
      </Flex>
      {name === undefined ? null : <Value name={name} value={of[name]} onChange={(next) => put({ [name]: next })} />}
    </div>
  );
}

const Remove = ({ label, onRemove }: { label: string; onRemove: () => void }) => (
  <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={label} onClick={onRemove} />
);

interface ValueProps {
  readonly name: ConditionName;
  readonly value: unknown;
  readonly onChange: (next: unknown) => void;
}

/** The fields of a condition's value; a lone one is named by the condition already. */
function Value({ name, value, onChange }: ValueProps) {
  const { fields } = conditionForms[name];
  return fields.map((field) =>
    Object.entries(rowsOfField(field, '', () => null)).map(([key, row]) => {
      // The words are kept as they are typed: spaces between them are part of the typing.
      const held = writeField(field, valueAt(value, nameOf(field)), '')[key];
      const change = (next: unknown) => {
        const typed = { [key]: (next as { target?: { value: unknown } } | null)?.target?.value ?? next };
        onChange(withValueAt(value, nameOf(field), readField(field, typed, '')));
      };
      return (
        <div key={key} className={styles.value}>
          {fields.length === 1 ? null : <span>{shown(row.label)}</span>}
          {field.control === 'words' ? (
            <Words label={shown(row.label)} value={held as string | undefined} onChange={change} />
          ) : (
            <Control row={{ ...row, hideLabel: true }} value={held} onChange={change} />
          )}
        </div>
      );
    }),
  );
}

/** Read when the field is left, so that the separators can be typed. */
const Words = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (next: string) => void;
}) => (
  <Input.TextArea rows={3} aria-label={label} defaultValue={value} onBlur={({ target }) => onChange(target.value)} />
);
