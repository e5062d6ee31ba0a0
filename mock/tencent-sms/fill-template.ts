import { type Account, type App, type Template, usualVariableLength } from './account.ts';
import { Refused } from './refused.ts';

interface Wish {
  SignName: string;
  TemplateId: string;
  TemplateParamSet: string[];
}

/** The text as the phone shows it, or the vendor's refusal of sign, template or variables. */
export function fillTemplate({ SignName, TemplateId, TemplateParamSet }: Wish, app: App, account: Account): string {
  if (!account.signs.includes(SignName))
    throw new Refused('FailedOperation.SignatureIncorrectOrUnapproved', 'signature is incorrect or unapproved');
  const template = account.templates.find((one) => one.id === TemplateId);
  if (!template || template.approved === false || template.app !== app.kind)
    throw new Refused(
      'FailedOperation.TemplateIncorrectOrUnapproved',
      'template is not approved or request content does not match the approved template content',
    );
  if (TemplateParamSet.length !== template.variables.length)
    throw new Refused(
      'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
      `the template has ${template.variables.length} variables, the request ${TemplateParamSet.length}`,
    );
  template.variables.forEach((name, index) => checkVariable(name, TemplateParamSet[index] ?? '', template));
  return `【${SignName}】${template.text.replace(/\{(\d+)\}/g, (_, place: string) => TemplateParamSet[Number(place) - 1] ?? '')}`;
}

/** A dotted name or a scheme; an amount such as 850.00 has no letters behind its point. */
const looksLikeUrl = /:\/\/|www\.|[a-z0-9-]\.[a-z]{2,}/i;

function checkVariable(name: string, value: string, template: Template): void {
  if (template.app === 'code' && !/^\d{0,6}$/.test(value))
    throw new Refused('InvalidParameterValue.TemplateParameterFormatError', `variable ${name} of a code template takes up to 6 digits`);
  if (looksLikeUrl.test(value))
    throw new Refused('InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', `variable ${name} holds a URL`);
  const longest = template.lengths?.[name] ?? usualVariableLength;
  if ([...value].length > longest)
    throw new Refused('InvalidParameterValue.TemplateParameterLengthLimit', `variable ${name} is longer than ${longest} characters`);
}
