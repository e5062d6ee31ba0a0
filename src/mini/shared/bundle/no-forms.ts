/** In place of what axios has for HTML forms and for names of status codes: nothing here sends a form. See `config/index.ts`. */
export default undefined;
