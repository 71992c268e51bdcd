import type { PublicField } from '@/lib/catalogue/public-provider';
import type { ActionResult } from '@/lib/server/action-result';

type ActionError = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** Messages by place, as actions and the API return them: `credentials.apiKey`, `conditions[0].children[1]`. */
export type PlacedMessages = NonNullable<ActionError['errors']>;

/** One entry of the error summary. */
export interface Problem {
  readonly place: string;
  /** The message, including the field's name. */
  readonly text: string;
  /** The element to focus; absent for a place outside the form. */
  readonly targetId?: string;
}

export const CONDITIONS_ID = 'integration-conditions';

/** The id of the control at a place of the form. */
export function controlId(place: string): string {
  return `integration-${place.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}

/**
 * The places with their own control, in the order of the form, with their labels. In: the fields that the form shows.
 */
export function formPlaces(fields: readonly PublicField[]): { place: string; label: string }[] {
  return [
    { place: 'name', label: 'Name' },
    { place: 'identifier', label: 'Identifier' },
    ...fields.map(({ key, label }) => ({ place: `credentials.${key}`, label })),
  ];
}

/** Places without a control that an error may still name. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  providerId: 'Provider',
  channel: 'Channel',
  credentials: 'Credentials',
  active: 'Active',
  primary: 'Primary',
  conditions: 'Conditions',
  priority: 'Priority',
  successorId: 'Who follows',
};

/** The form's label for a place. */
export function placeLabel(fields: readonly PublicField[], place: string): string {
  const label = formPlaces(fields).find((each) => each.place === place)?.label;
  return label ?? OTHER_LABELS[place] ?? place.replace(/^credentials\./, '');
}

export function isConditionsPlace(place: string): boolean {
  return /^conditions($|[.[])/.test(place);
}

/** All errors in the order of the form; those without a control come last. */
export function listProblems(fields: readonly PublicField[], messages: PlacedMessages): Problem[] {
  const places = formPlaces(fields);
  const rank = (place: string) => {
    const index = places.findIndex((each) => each.place === place);
    return index !== -1 ? index : places.length + (isConditionsPlace(place) ? 0 : 1);
  };
  return Object.keys(messages)
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((place) => (messages[place]?.messages ?? []).map((message) => problemAt(place, message, places)));
}

function problemAt(place: string, message: string, places: readonly { place: string; label: string }[]): Problem {
  const label = places.find((each) => each.place === place)?.label;
  if (label !== undefined) return { place, text: named(label, message), targetId: controlId(place) };
  if (isConditionsPlace(place)) return { place, text: named('Conditions', message), targetId: CONDITIONS_ID };
  return { place, text: named(OTHER_LABELS[place] ?? place, message) };
}

/** "API Key is required." names its field; "Must start with SG." does not. */
function named(label: string, message: string): string {
  const text = sentence(message);
  return text.toLowerCase().includes(label.toLowerCase()) ? text : `${label}: ${text}`;
}

/** Rewords the API's "name must have …" for a form. */
export function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
