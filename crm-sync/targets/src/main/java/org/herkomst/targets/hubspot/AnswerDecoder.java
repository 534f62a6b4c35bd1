package org.herkomst.targets.hubspot;

import feign.Response;
import feign.codec.DecodeException;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.Type;
import org.herkomst.targets.hubspot.Wire.Done;
import org.jspecify.annotations.Nullable;

/** Reads answers. One that has nothing to say is done; with a body, such as a web page, it isn't HubSpot's. */
final class AnswerDecoder implements Decoder {
    private final Decoder json;

    AnswerDecoder(Decoder json) {
        this.json = json;
    }

    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        if (type != Done.class) {
            return json.decode(response, type);
        }
        var body = response.body();
        if (response.status() != 204 || (body != null && body.asInputStream().read() >= 0)) {
            throw new DecodeException(response.status(), "Not HubSpot's", response.request());
        }
        return new Done();
    }
}
