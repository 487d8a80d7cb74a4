import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import page from '../../ui/page.module.css';
import styles from './choices.module.css';

export interface Choice {
  readonly key: string;
  readonly label: ReactNode;
  /** Small text on the right. */
  readonly aside?: ReactNode;
  readonly run: () => void;
}
export interface ChoiceGroup {
  readonly key: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Text below the choices. */
  readonly more?: string | null;
}

interface ChoicesOptions {
  readonly id: string;
  readonly onDone: () => void;
  /** What the choices were asked by. */
  readonly typed: string;
  /** The choices still belong to an earlier text: Enter waits for those of this one. */
  readonly waiting: boolean;
}

/** A list to choose from while the focus stays in a text field: arrows move, Enter runs. */
export function useChoices(groups: readonly ChoiceGroup[], { id, onDone, typed, waiting }: ChoicesOptions) {
  const all = groups.flatMap((group) => group.choices);
  const [marked, setMarked] = useState<string | null>(null);
  /** The text for which Enter was pressed. */
  const [entered, setEntered] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another first choice
  useEffect(() => setMarked(null), [typed]);
  const at = Math.max(
    0,
    all.findIndex((one) => one.key === marked),
  );
  const active = all[at];
  const activeId = active === undefined ? undefined : `${id}-${at}`;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const run = (choice: Choice) => {
    setEntered(null);
    onDone();
    choice.run();
  };
  useEffect(() => {
    if (entered === null || waiting) return;
    setEntered(null);
    if (entered === typed && active !== undefined) run(active);
  });
  return {
    /** Of the text field; `isOpen`: the list is shown. */
    field: (isOpen: boolean) => ({
      role: 'combobox',
      'aria-expanded': isOpen,
      'aria-controls': id,
      'aria-autocomplete': 'list' as const,
      'aria-activedescendant': isOpen ? activeId : undefined,
      autoComplete: 'off',
      value: typed,
    }),
    /** True when the list has handled the key. */
    onKey: (event: KeyboardEvent): boolean => {
      if (event.nativeEvent.isComposing || event.keyCode === 229) return false;
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by !== undefined && all.length > 0) {
        event.preventDefault();
        setMarked(all[(at + by + all.length) % all.length]?.key ?? null);
        return true;
      }
      if (event.key !== 'Enter') return false;
      const waits = waiting && marked === null;
      if (!waits && active === undefined) return false;
      event.preventDefault();
      if (waits || active === undefined) setEntered(typed);
      else run(active);
      return true;
    },
    list: (label: string) => (
      <div id={id} role="listbox" aria-label={label}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, as the listbox pattern requires
          <div key={group.key} role="group" aria-label={group.label}>
            <p className={`${styles.group} ${page.small}`} aria-hidden>
              {group.label}
            </p>
            {group.choices.map((choice) => {
              const place = all.indexOf(choice);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys
                <div
                  key={choice.key}
                  id={`${id}-${place}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={place === at}
                  className={styles.choice}
                  // The browser sends it also when the list moves below a resting pointer.
                  onMouseMove={({ movementX, movementY }) => {
                    if (movementX !== 0 || movementY !== 0) setMarked(choice.key);
                  }}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => run(choice)}
                >
                  <span className={styles.label}>{choice.label}</span>
                  {choice.aside === undefined ? null : (
                    <span className={`${styles.aside} ${page.small}`}>{choice.aside}</span>
                  )}
                </div>
              );
            })}
            {group.more ? <p className={`${styles.group} ${page.small}`}>{group.more}</p> : null}
          </div>
        ))}
      </div>
    ),
  };
}
